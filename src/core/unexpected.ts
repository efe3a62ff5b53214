/** Ends every switch over a union: names the case that no branch expected. Only our own bug reaches it. */
export function unexpected(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`);
}
