declare module 'linebreak' {
  /** UAX #14: gives the places where a line may or must end, one a call, then null. */
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}
