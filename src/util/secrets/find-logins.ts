import { isPlaceholder } from "./is-placeholder.ts";
import { isSecretValue, type NamedKind } from "./is-secret-value.ts";
import type { Secret } from "./secret.ts";

interface Login {
  readonly kind: string;
  readonly expects: NamedKind;
  /** What stands in every text that has one; where it does not, nothing else is looked at. */
  readonly needs: RegExp;
  readonly pattern: RegExp;
}

/** Where a secret stands by its place: behind the user in an address or on a command line, and in a header. */
const LOGINS: readonly Login[] = [
  { kind: "url-password", expects: "password", needs: /:\/\/[^\s/]{0,300}@/, pattern: /(?<=:\/\/[^\s:@/"'`<>]{0,64}:)[^\s@/"'`<>]{6,128}(?=@[\w[.-])/g },
  { kind: "bearer-token", expects: "token", needs: /bearer|basic/i, pattern: /(?<=\b(?:bearer|basic) {1,4})[\w.~+/=-]{16,2000}/gi },
  { kind: "password", expects: "password", needs: /\s(?:-u|--user)/, pattern: /(?<=\s(?:-u|--user)[ =]["']?[\w.%-]{1,64}:)[^\s"'`]{8,128}/g },
  { kind: "password", expects: "password", needs: /sshpass/, pattern: /(?<=\bsshpass[ \t]{1,4}-p[ \t]{0,4}["']?)[^\s"'`]{8,128}/g },
  {
    kind: "password",
    expects: "password",
    needs: /mysql|mariadb/,
    pattern: /(?<=\b(?:mysql|mysqldump|mysqladmin|mariadb)\b[^\n|;&]{0,80}[ \t]-p["']?)[^\s"'`]{8,128}/g,
  },
  {
    kind: "password",
    expects: "password",
    needs: /redis-cli/,
    pattern: /(?<=\bredis-cli\b[^\n|;&]{0,80}[ \t]-a[ \t]["']?)[^\s"'`]{8,128}/g,
  },
  {
    kind: "password",
    expects: "password",
    needs: /login|credentials/i,
    pattern: /(?<=\b(?:login|credentials)["'`*]{0,3}(?::| is| are|)[*]{0,2}[ \t]["'`]?[\w.@-]{1,40}["'`]?(?:[:/]| \/ )["'`]?)[^\s"'`/]{8,128}/gi,
  },
  {
    kind: "token",
    expects: "token",
    needs: /authorization|cookie/i,
    pattern:
      /(?<=\b(?:authorization["']?[:=][ \t]?["']?[a-z-]{3,12}[ \t]|cookie:[ \t][^\n]{0,80}\b(?:session|sessionid|sid|auth|token)=))(?!token=)[\w.~+/=-]{16,2000}/gi,
  },
  { kind: "token", expects: "token", needs: /"auth"/, pattern: /(?<="auth"\s?:\s?")[A-Za-z0-9+/]{16,400}={0,2}(?=")/g },
  {
    kind: "token",
    expects: "token",
    needs: /gh secret set/,
    pattern: /(?<=\bgh secret set[^\n|;&]{0,80}[ \t](?:-b|--body)[ =]["']?)[^\s"'`]{8,512}/g,
  },
];
const WEAK = /^[a-z]+$|^\d+$/;
/** Behind the user of an address stands a password or a placeholder: letters and digits in turn are one, though some of them make words. */
const MIXED = /^(?=[a-z\d]*[A-Z][A-Z\d]*[a-z]|[a-z]*\d+[a-z]+\d)[A-Za-z\d]{12,128}$/;

/** Finds the passwords of addresses (`postgres://app:...@host`) and of command lines (`curl -u`, `mysql -p`), and the tokens of `Authorization` headers. */
export function findLogins(text: string): readonly Secret[] {
  const found: Secret[] = [];
  for (const { kind, expects, needs, pattern } of LOGINS) {
    if (!needs.test(text)) continue;
    for (const { 0: value, index } of text.matchAll(pattern)) {
      const isOne = (isSecretValue(value, expects) || (kind === "url-password" && MIXED.test(value) && !isPlaceholder(value))) && !WEAK.test(value);
      if (isOne) found.push({ kind, start: index, end: index + value.length });
    }
  }
  return found;
}
