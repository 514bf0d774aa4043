import type { Secret } from "./secret.ts";

const BEGIN = /-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
const END = /-----END (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
/** Lines of base64, between them and before them what quotes, indents and escapes; a short one only where it is a line of its own and no word. No two parts can begin with the same sign but these two. */
const BODY =
  /(?:[ \t\r\n>|"',]|\\[nr]|[A-Za-z0-9+/=]{16,}|(?<=(?:\n|\\n)[ \t>]{0,16})(?=[A-Za-z]{0,14}[\d+/=])[A-Za-z0-9+/=]{1,15}(?=[ \t\r]{0,8}(?:\n|\\n|["']|$)))*/y;
const BASE64_LINE = /[A-Za-z0-9+/]{32}/;
const LONGEST = 16_384;

/** Finds private keys in PEM and OpenPGP armour, also indented, quoted, on one line with `\n`, or cut off before their end; a heading without a key is none. */
export function findPrivateKeys(text: string): readonly Secret[] {
  const found: Secret[] = [];
  BEGIN.lastIndex = 0;
  for (let hit = BEGIN.exec(text); hit !== null; hit = BEGIN.exec(text)) {
    const bodyStart = hit.index + hit[0].length;
    const end = endOf(text, bodyStart);
    if (!BASE64_LINE.test(text.slice(bodyStart, end))) continue;
    found.push({ kind: "private-key", start: hit.index, end });
    BEGIN.lastIndex = end;
  }
  return found;
}

/** The end line where one follows soon and no other key begins before it; else where the base64 ends. */
function endOf(text: string, bodyStart: number): number {
  const part = text.slice(bodyStart, bodyStart + LONGEST);
  const other = part.indexOf("-----BEGIN ");
  END.lastIndex = 0;
  const close = END.exec(other < 0 ? part : part.slice(0, other));
  if (close !== null) return bodyStart + close.index + close[0].length;
  BODY.lastIndex = 0;
  return bodyStart + (BODY.exec(part)?.[0] ?? "").trimEnd().length;
}
