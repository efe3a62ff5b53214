/** Stands in for `readable-stream` in the bundle, a copy of what Node has. */
module.exports = require('node:stream');
