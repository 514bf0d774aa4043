import { redactSecrets } from "../../util/secrets/redact-secrets.ts";

/** Characters that a terminal would act on or not show at all, and those that turn the direction of text. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]|\p{Default_Ignorable_Code_Point}/gu;

/** Gives a command to be shown to a person who decides about it: every character of it, what cannot be seen as an escape. */
export function shownCommand(command: string): string {
  return command.replace(UNSEEN, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** Gives a command to be told of: as `shownCommand`, and without the secrets in it. */
export function toldCommand(command: string): string {
  return shownCommand(redactSecrets(command));
}
