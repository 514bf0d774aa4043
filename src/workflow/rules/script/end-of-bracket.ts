const CLOSERS: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** Gives the offset behind the bracket that closes the one at `open`, in code whose strings are blanked; the end of the code where none does. */
export function endOfBracket(code: string, open: number): number {
  const waiting: string[] = [];
  const bracket = /[()[\]{}]/gu;
  bracket.lastIndex = open;
  for (let match = bracket.exec(code); match !== null; match = bracket.exec(code)) {
    const closer = CLOSERS[match[0]];
    if (closer !== undefined) waiting.push(closer);
    else if (match[0] === waiting.at(-1)) waiting.pop();
    if (waiting.length === 0) return match.index + 1;
  }
  return code.length;
}
