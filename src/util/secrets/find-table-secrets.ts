import { isSecretValue, type NamedKind } from "./is-secret-value.ts";
import { nameKind } from "./name-kind.ts";
import type { Secret } from "./secret.ts";

/** A row of dashes below a heading, with the heading's line before it. */
const HEADING = /^[ \t>]*\|?(.{0,500}(?:pass|pwd|secret|token|key).{0,500})\r?\n[ \t>]*\|?[ \t]*:?-{2,}[-:| \t]*\r?$/gim;
const NAMED = /pass(?:word|wd|phrase|wort)?\b|pwd|secret|token|(?:api|access|secret|private)[-_ ]?key/i;
const CELL_VALUE = /^[ \t]*[`"'*]{0,3}([^\s`"'|]{8,512}?)[`"'*]{0,3}[ \t]*$/;

/** Finds the secrets in a table's column whose heading names one: `| User | Password |`. */
export function findTableSecrets(text: string): readonly Secret[] {
  const found: Secret[] = [];
  for (const { 1: heading = "", 0: all, index } of text.matchAll(HEADING)) {
    const columns = heading.split("|").map(columnKind);
    if (columns.some((kind) => kind !== undefined)) found.push(...secretsBelow(text, index + all.length, columns));
  }
  return found;
}

function columnKind(cell: string): NamedKind | undefined {
  const keyword = NAMED.exec(cell)?.[0];
  return keyword === undefined ? undefined : nameKind(cell, keyword);
}

/** Reads the rows after an offset, to the first line that is none. */
function secretsBelow(text: string, from: number, columns: readonly (NamedKind | undefined)[]): readonly Secret[] {
  const found: Secret[] = [];
  let start = text.indexOf("\n", from) + 1;
  while (start > 0 && start < text.length) {
    const lineEnd = text.indexOf("\n", start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const row = text.slice(start, end);
    if (!row.includes("|")) break;
    found.push(...secretsInRow(row, columns).map((secret) => ({ kind: secret.kind, start: secret.start + start, end: secret.end + start })));
    start = lineEnd + 1;
  }
  return found;
}

function secretsInRow(row: string, columns: readonly (NamedKind | undefined)[]): readonly Secret[] {
  const found: Secret[] = [];
  let at = /^[ \t>]*\|?/.exec(row)?.[0].length ?? 0;
  row
    .slice(at)
    .split("|")
    .forEach((cell, column) => {
      const value = CELL_VALUE.exec(cell.trimEnd())?.[1];
      const kind = columns[column];
      if (value !== undefined && kind !== undefined && isSecretValue(value, kind)) {
        const start = at + cell.indexOf(value);
        found.push({ kind, start, end: start + value.length });
      }
      at += cell.length + 1;
    });
  return found;
}
