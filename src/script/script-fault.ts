/** What went wrong with a script, as its own process tells it: `message` is the error's, or the name of what was imported. Lines and columns are from 1. */
export interface ScriptFault {
  /** `unsettled` tells of a top-level `await` that nothing was left to settle. */
  readonly kind: "error" | "syntax" | "import" | "unsettled";
  readonly message: string;
  /** Absolute; absent where the error does not tell. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}
