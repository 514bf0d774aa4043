/** The line ending a text uses, told by its first line; `\n` for a text of one line. */
export function eolOf(text: string): "\n" | "\r\n" {
  const at = text.indexOf("\n");
  return at > 0 && text.charAt(at - 1) === "\r" ? "\r\n" : "\n";
}
