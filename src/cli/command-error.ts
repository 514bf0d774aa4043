/** Expected trouble that ends a command: one message, what to do, and the exit code (1 refused, 2 wrong use, 3 not yours to do). */
export class CommandError extends Error {
  readonly exitCode: 1 | 2 | 3;
  readonly hint: string | undefined;

  constructor(message: string, options: { readonly exitCode: 1 | 2 | 3; readonly hint?: string | undefined }) {
    super(message);
    this.name = "CommandError";
    this.exitCode = options.exitCode;
    this.hint = options.hint;
  }
}
