/** What a check of a step's result came to; `error` is a sentence for people. */
export type Verdict = { readonly holds: true } | { readonly holds: false; readonly error: string; readonly hint?: string | undefined };

/** The verdict of a check that holds. */
export const HOLDS: Verdict = { holds: true };
