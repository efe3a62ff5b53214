/** Stands in, in the bundle, for a package that is asked for and not needed: Handlebars has its own way without `source-map`. */
throw new Error('this package is not part of the bundle');
