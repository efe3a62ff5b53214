/**
 * Stands in, in the bundle, for the parser of Handlebars, whose tables are long and set up at each start: made when a
 * template is first parsed, which the built-in ones have been before.
 */
let made;
function parser() {
  made ??= require('../../node_modules/handlebars/dist/cjs/handlebars/compiler/parser.js');
  return made;
}
exports.__esModule = true;
exports.default = {
  set yy(actions) {
    parser().yy = actions;
  },
  parse: (text) => parser().parse(text),
};
