/** Whether only blanks stand before an offset on its line. */
export function standsAlone(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && (text[before] === " " || text[before] === "\t" || text[before] === "\ufeff")) before -= 1;
  return before < 0 || text[before] === "\n" || text[before] === "\r";
}
