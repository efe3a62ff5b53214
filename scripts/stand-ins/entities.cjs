/**
 * Stands in for `entities/decode` in the bundle: its table of two thousand names is made at each start, and a template
 * seldom holds one. The real decoder is made when a reference to a character is first met.
 */
exports.DecodingMode = { Legacy: 0, Strict: 1, Attribute: 2 };
exports.HtmlEntityDecoder = class {
  constructor(...given) {
    this.real = () => {
      const { HtmlEntityDecoder } = require('../../node_modules/entities/dist/decode.js');
      const made = new HtmlEntityDecoder(...given);
      this.real = () => made;
      return made;
    };
  }
  startEntity(mode) {
    this.real().startEntity(mode);
  }
  write(text, offset) {
    return this.real().write(text, offset);
  }
  end() {
    return this.real().end();
  }
};
