const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Copies JSON text, as UTF-8, with every string longer than `limit` bytes cut to about that, for input too big to be parsed whole. Linear; what is no JSON stays none.
 * A cut never falls into an escape or a character.
 */
export function cutLongStrings(json: Uint8Array, limit: number): Uint8Array {
  const bytes = Buffer.from(json.buffer, json.byteOffset, json.length);
  const parts: Buffer[] = [];
  let from = 0;
  for (let open = bytes.indexOf(QUOTE); open !== -1;) {
    const close = closingQuote(bytes, open + 1);
    if (close === -1) break;
    if (close - open > limit) {
      parts.push(bytes.subarray(from, cutBefore(bytes, open + limit)));
      from = close;
    }
    open = bytes.indexOf(QUOTE, close + 1);
  }
  parts.push(bytes.subarray(from));
  return Buffer.concat(parts);
}

/** A quote behind an odd number of backslashes belongs to the string. */
function closingQuote(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(QUOTE, from); at !== -1; at = bytes.indexOf(QUOTE, at + 1)) {
    if (backslashesBefore(bytes, at) % 2 === 0) return at;
  }
  return -1;
}

function backslashesBefore(bytes: Buffer, end: number): number {
  let at = end;
  while (bytes[at - 1] === BACKSLASH) at -= 1;
  return end - at;
}

/** Goes back over a character or escape (`\n`, `\u0041`) that may be cut in two. */
function cutBefore(bytes: Buffer, end: number): number {
  let at = end;
  while (((bytes[at] ?? 0) & 0xc0) === 0x80) at -= 1;
  const escape = bytes.subarray(at - 6, at).lastIndexOf(BACKSLASH) + at - 6;
  const begins = bytes[escape] === BACKSLASH && backslashesBefore(bytes, escape + 1) % 2 === 1;
  return begins ? escape : at;
}
