import { findSecrets } from "../../util/secrets/find-secrets.ts";
import { redactSecrets } from "../../util/secrets/redact-secrets.ts";

/** Characters that a terminal would act on or not show at all, and those that turn the direction of text. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]|\p{Default_Ignorable_Code_Point}/gu;

/** Gives a command to be shown to a person who decides about it: every character of it, what cannot be seen as an escape. */
export function shownCommand(command: string): string {
  return command.replace(UNSEEN, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** What a shell takes for part of a word, whatever stands around it. */
const WORD = /^[\w@%+:,./=-]*$/;

/** Whether a person who sees a command without its secrets sees all that it does: what is redacted in it is nothing that a shell would act on. */
export function isShownWhole(command: string): boolean {
  return findSecrets(command).every(({ start, end }) => WORD.test(command.slice(start, end)));
}

/** Gives a command to be told of: as `shownCommand`, and without the secrets in it. */
export function toldCommand(command: string): string {
  return shownCommand(redactSecrets(command));
}
