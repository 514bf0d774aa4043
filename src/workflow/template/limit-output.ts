/** Bytes of UTF-8 that a step's output may bring into a template unless a workflow says otherwise (WORKFLOWS.md 3). */
export const DEFAULT_OUTPUT_LIMIT_BYTES = 1_048_576;

/** Cuts a text to at most `limitBytes` of UTF-8: its head and its tail stay, a line between them says how much went; never inside a character. */
export function limitOutput(text: string, limitBytes: number = DEFAULT_OUTPUT_LIMIT_BYTES): string {
  // A UTF-16 unit is at most three bytes, so most texts need no count.
  if (text.length * 3 <= limitBytes) return text;
  const total = byteLength(text);
  if (total <= limitBytes) return text;
  const room = limitBytes - describeCut(total).length;
  if (room < 2) return text.slice(0, headLength(text, limitBytes));
  const head = headLength(text, Math.ceil(room / 2));
  const tail = tailStart(text, Math.floor(room / 2));
  return `${text.slice(0, head)}${describeCut(byteLength(text.slice(head, tail)))}${text.slice(tail)}`;
}

function describeCut(bytes: number): string {
  return `\n[... ${String(bytes)} bytes cut ...]\n`;
}

/** Counts the bytes a text has in UTF-8; half of a surrogate pair counts as the replacement character it becomes. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += unitsAt(text, at)) bytes += bytesAt(text, at);
  return bytes;
}

function headLength(text: string, limitBytes: number): number {
  let bytes = 0;
  let at = 0;
  while (at < text.length) {
    bytes += bytesAt(text, at);
    if (bytes > limitBytes) return at;
    at += unitsAt(text, at);
  }
  return at;
}

function tailStart(text: string, limitBytes: number): number {
  let bytes = 0;
  let at = text.length;
  while (at > 0) {
    const before = at > 1 && unitsAt(text, at - 2) === 2 ? at - 2 : at - 1;
    bytes += bytesAt(text, before);
    if (bytes > limitBytes) return at;
    at = before;
  }
  return at;
}

function unitsAt(text: string, at: number): 1 | 2 {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function bytesAt(text: string, at: number): number {
  const code = text.codePointAt(at) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
