import { isSecretValue, type NamedKind } from "./is-secret-value.ts";
import type { Secret } from "./secret.ts";

interface Login {
  readonly kind: string;
  readonly expects: NamedKind;
  readonly pattern: RegExp;
}

/** Where a secret stands by its place: behind the user in an address or on a command line, and in a header. */
const LOGINS: readonly Login[] = [
  { kind: "url-password", expects: "password", pattern: /(?<=:\/\/[^\s:@/"'`<>]{0,64}:)[^\s@/"'`<>]{6,128}(?=@[\w[.-])/g },
  { kind: "bearer-token", expects: "token", pattern: /(?<=\b(?:bearer|basic) {1,4})[\w.~+/=-]{16,2000}/gi },
  { kind: "password", expects: "password", pattern: /(?<=\s(?:-u|--user)[ =]["']?[\w.%-]{1,64}:)[^\s"'`]{8,128}/g },
];
const WEAK = /^[a-z]+$|^\d+$/;

/** Finds the passwords of addresses (`postgres://app:...@host`) and of `curl -u`, and the tokens of `Authorization` headers. */
export function findLogins(text: string): readonly Secret[] {
  const found: Secret[] = [];
  for (const { kind, expects, pattern } of LOGINS) {
    for (const { 0: value, index } of text.matchAll(pattern)) {
      const isOne = isSecretValue(value, expects) && !WEAK.test(value);
      if (isOne) found.push({ kind, start: index, end: index + value.length });
    }
  }
  return found;
}
