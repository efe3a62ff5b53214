/** Stands in for `base64-js` in the bundle: the tables of line breaking are decoded at each start, and Node does it natively. */
exports.toByteArray = (text) => new Uint8Array(Buffer.from(text, 'base64'));
