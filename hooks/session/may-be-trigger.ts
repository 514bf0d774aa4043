import { stripHookContext } from "../../src/protocol/strip-hook-context.ts";

/** No trigger is longer, quotes and blanks around it included. */
const MAX_LENGTH = 200;

/** Tells at once that most prompts are no trigger, without loading what reads one; a prompt for which it gives true may still be none. */
export function mayBeTrigger(prompt: string): boolean {
  const text = stripHookContext(prompt).trim();
  if (text === "" || text.length > MAX_LENGTH) return false;
  return /handoff/i.test(text) || /[^\t\n\r\x20-\x7e]/.test(text);
}
