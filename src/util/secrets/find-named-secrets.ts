import { isSecretValue, type NamedKind } from "./is-secret-value.ts";
import { isWordlike } from "./is-wordlike.ts";
import { nameKind } from "./name-kind.ts";
import type { Secret } from "./secret.ts";

/** The words that name a secret. */
const KEYWORD =
  /(?:api|access|secret|private|auth|encryption|signing|master|account|shared|storage|app|admin|personal|role|licen[cs]e|client|session|deploy|service|data)[-_. ]?(?:access[-_]?)?(?:key|schlüssel)|pass(?:word|wd|phrase|code|wort|(?![a-z]))|pwd|(?<![a-z\d])pw(?![a-z\d])|kennwort|contraseña|mot de passe|密码|secret|token|_auth(?==)|auth(?=key)/gi;
/** The name before the word, and after it. */
const NAME_BEFORE = /[\w.-]{0,40}$/;
const NAME_AFTER = /[\w-]{0,24}/y;
/** What stands between a name and its value: the end of quotes and emphasis, what it is for, then a sign or a word, a line break and a fence, then the beginning of quotes. */
const BETWEEN =
  /(?:[\\"'`*_)\]]{0,4}(?:[ \t]+(?:for|of|on|in|at|für)(?: [^\s:=|"'`<>()[\]]{1,20}){1,4}|[ \t]\([^()\n]{1,40}\))?[ \t]{0,8}(?:#?=>|:=|={1,3}|:|\||->|>|[→–—]|-(?=[ \t])|[ \t](?:is|was|to|ist|set to)(?=[ \t])|["'] value=)[ \t]{0,8}(?:[*_]{1,2}[ \t]{1,2}|\*{1,2})?(?:(?:\r?\n[ \t>]{0,16}){1,2}(?:```\w{0,10}\r?\n[ \t>]{0,16})?)?(?:Bearer |base64:)?|[ \t]{0,8}(?:\r?\n[ \t>]{0,16}){1,2}```\w{0,10}\r?\n[ \t>]{0,16}|[*_]{0,2}[ \t]{1,4})(\\?["'`]{1,3}|)/y;
/** A value in quotes, and one without. */
const QUOTED = /[^\s"'`\\]{8,512}(?=\\?["'`])/y;
const BARE = /(?:[^\s"'`<>|,;&\\[\]{}]|[,;&](?=[^\sA-Za-z"'`|]))(?:[^\s"'`<>|,;&\\]|[,;&](?=[^\sA-Za-z"'`|])){7,511}/y;
const CLOSERS = /[.,;:)\]}>*]+$/;
/** A variable between the name and its value: `secret: API_TOKEN=`. */
const VARIABLE = /^(?:[A-Z][A-Z\d_]{2,40}|token|key)=(?=[^=])/;
const MARKS = /[=:|>→–—]|-[ \t]|```\w{0,10}\r?\n|value=|is|was|to|ist/;

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
  const written = quote === "" ? bareValue(text, at + all.length) : text.slice(at + all.length, endOf(QUOTED, text, at + all.length));
  const variable = VARIABLE.exec(written)?.[0].length ?? 0;
  const [value, start] = [written.slice(variable), at + all.length + variable];
  if (!isSecretValue(value, kind) || (!MARKS.test(all) && quote === "" && !isPlainlyRandom(value, kind))) return undefined;
  return { kind, start, end: start + value.length };
}

function bareValue(text: string, at: number): string {
  return text.slice(at, endOf(BARE, text, at)).replace(CLOSERS, "");
}

/** Where no sign stands between a name and what follows, only what can be no word and no commit counts. */
function isPlainlyRandom(value: string, kind: NamedKind): boolean {
  if (/^(?:[0-9a-f]{32}|[0-9a-f]{48}|[0-9a-f]{64}|[0-9a-f]{128})$/.test(value)) return true;
  const isMixed = /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value);
  return isMixed && (value.length >= 20 ? /^[\w+/=-]+$/.test(value) : kind === "password" && /[!#$%^&*+=?~]/.test(value) && isWordlike(value) !== true);
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}
