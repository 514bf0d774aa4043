/** Finds where the line of an offset begins; `\n`, `\r\n` and a lone `\r` end lines, and a leading byte-order mark belongs to none. */
export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text.charCodeAt(at - 1) !== 10 && text.charCodeAt(at - 1) !== 13) at -= 1;
  return at === 0 && offset > 0 && text.charCodeAt(0) === 0xfeff ? 1 : at;
}
