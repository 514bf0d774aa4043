import { closeSync } from "node:fs";

/** Lets go of the terminal, which was closed: Node gives it back as it was at its end, and aborts where that fails. Nothing can be printed any more. */
export function leaveTerminal(): void {
  for (const handle of [0, 1, 2]) {
    try {
      closeSync(handle);
    } catch {
      // It was closed already.
    }
  }
}
