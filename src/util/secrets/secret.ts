/** A secret in a text: what it is, and where, in UTF-16 units; the range covers the whole secret and nothing around it. */
export interface Secret {
  /** A name of `formats.ts`, or `private-key`, `url-password`, `password`, `token`. */
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}
