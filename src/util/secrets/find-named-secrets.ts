import { isSecretValue, type NamedKind } from "./is-secret-value.ts";
import { nameKind } from "./name-kind.ts";
import type { Secret } from "./secret.ts";

/** The words that name a secret. */
const KEYWORD =
  /pass(?:word|wd|phrase|code|wort)?|pwd|secret|token|_auth(?==)|auth(?=key)|(?:api|access|secret|private|auth|encryption|signing|master|account|shared|storage|app|admin|personal|role|licen[cs]e|client|session|deploy|service|data)[-_. ]?(?:access[-_]?)?key/gi;
/** The name before the word, and after it. */
const NAME_BEFORE = /[\w.-]{0,40}$/;
const NAME_AFTER = /[\w-]{0,24}/y;
/** What stands between a name and its value: the end of quotes and emphasis, then a sign or a word, then the beginning of quotes. */
const BETWEEN =
  /(?:[\\"'`*_)\]]{0,4}(?:[ \t]+(?:for|of|on|in|at)(?: [\w.-]{1,20}){1,4})?[ \t]{0,8}(?:=>|:=|={1,3}|:|\||>|[ \t](?:is|was|to|ist|set to)(?=[ \t])|["'] value=)[ \t]{0,8}[*_]{0,2}[ \t]{0,2}(?:Bearer |base64:)?|[*_]{0,2}[ \t]{1,4})(\\?["'`]|)/y;
/** A value in quotes, and one without. */
const QUOTED = /[^\s"'`\\]{8,512}(?=\\?["'`])/y;
const BARE = /(?:[^\s"'`<>|,;&\\[\]{}]|[,;&](?=[^\sA-Za-z"'`|]))(?:[^\s"'`<>|,;&\\]|[,;&](?=[^\sA-Za-z"'`|])){7,511}/y;
const CLOSERS = /[.,;:)\]}>*]+$/;
const MARKS = /[=:|>]|value=|is|was|to|ist/;

/** Finds passwords and tokens by the name before them: `DB_PASSWORD=`, `"apiKey": `, `| password |`, `the token is`. Linear: what is read after a name is bounded. */
export function findNamedSecrets(text: string): readonly Secret[] {
  const found: Secret[] = [];
  KEYWORD.lastIndex = 0;
  for (let hit = KEYWORD.exec(text); hit !== null; hit = KEYWORD.exec(text)) {
    const [keyword] = hit;
    const nameEnd = endOf(NAME_AFTER, text, KEYWORD.lastIndex);
    const before = NAME_BEFORE.exec(text.slice(Math.max(0, hit.index - 40), hit.index))?.[0] ?? "";
    const kind = nameKind(before + text.slice(hit.index, nameEnd), keyword);
    const secret = kind === undefined ? undefined : valueAt(text, nameEnd, kind);
    if (secret !== undefined) found.push(secret);
    KEYWORD.lastIndex = secret?.end ?? KEYWORD.lastIndex;
  }
  return found;
}

function valueAt(text: string, at: number, kind: NamedKind): Secret | undefined {
  BETWEEN.lastIndex = at;
  const between = BETWEEN.exec(text);
  if (between === null) return undefined;
  const [all, quote = ""] = between;
  const start = at + all.length;
  const marked = MARKS.test(all);
  const value = quote === "" ? bareValue(text, start) : text.slice(start, endOf(QUOTED, text, start));
  if (!isSecretValue(value, kind) || (!marked && quote === "" && !isPlainlyRandom(value))) return undefined;
  return { kind, start, end: start + value.length };
}

function bareValue(text: string, at: number): string {
  return text.slice(at, endOf(BARE, text, at)).replace(CLOSERS, "");
}

/** Where no sign stands between a name and what follows, only what can be no word counts. */
function isPlainlyRandom(value: string): boolean {
  return value.length >= 20 && /^[\w+/=-]+$/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value);
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}
