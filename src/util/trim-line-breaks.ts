/** Takes line breaks off both ends of a text; other blanks stay, since indentation may mean something. */
export function trimLineBreaks(text: string): string {
  let start = 0;
  while (start < text.length && isLineBreak(text, start)) start += 1;
  let end = text.length;
  while (end > start && isLineBreak(text, end - 1)) end -= 1;
  return text.slice(start, end);
}

function isLineBreak(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 10 || unit === 13;
}
