/** What is wrong with hooks as they stand, or worth knowing, and how to mend it. */
export interface HookTrouble {
  /** A `note` keeps nothing from working. */
  readonly level: "error" | "note";
  readonly message: string;
  /** An order or a command. */
  readonly hint: string;
}

/** Trouble that keeps hooks from working. */
export function createTrouble(message: string, hint: string): HookTrouble {
  return { level: "error", message, hint };
}

/** Something that works, but may surprise. */
export function createNote(message: string, hint: string): HookTrouble {
  return { level: "note", message, hint };
}
