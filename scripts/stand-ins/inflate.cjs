const { inflateRawSync } = require('node:zlib');

/**
 * Stands in for `tiny-inflate` in the bundle: the tables of line breaking and of fontkit are unpacked at each start, and
 * Node's own inflate is many times as fast. CommonJS, since those who use it import it both ways.
 */
module.exports = (source, target) => {
  target.set(inflateRawSync(source));
  return target;
};
