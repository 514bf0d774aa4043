import { isSecretValue, type NamedKind } from "./is-secret-value.ts";
import { nameKind } from "./name-kind.ts";
import type { Secret } from "./secret.ts";

/** The row of dashes below a heading. No two parts of it can begin with the same sign, so that a line of dashes without end is read once. */
const DELIMITER = /\n[ \t>]{0,64}\|?[ \t]{0,8}:?--[-:| \t]*\r?(?=\n|$)/g;
const ROW_START = /^[ \t>]*\|?/;
const LONGEST_HEADING = 1000;

interface Row {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const NAMED = /pass(?:word|wd|phrase|wort)?\b|pwd|secret|token|(?:api|access|secret|private)[-_ ]?key/i;
const CELL_VALUE = /^[ \t]*[`"'*]{0,3}([^\s`"'|]{8,512}?)[`"'*]{0,3}[ \t]*$/;

/** Finds the secrets in a table's column whose heading names one: `| User | Password |`. Linear: each row belongs to one table. */
export function findTableSecrets(text: string): readonly Secret[] {
  const found: Secret[] = [];
  DELIMITER.lastIndex = 0;
  for (let hit = DELIMITER.exec(text); hit !== null; hit = DELIMITER.exec(text)) {
    const columns = headingAbove(text, hit.index).replace(ROW_START, "").split("|").map(columnKind);
    if (columns.every((kind) => kind === undefined)) continue;
    const rows = rowsBelow(text, DELIMITER.lastIndex);
    for (const row of rows) found.push(...secretsInRow(row, columns));
    DELIMITER.lastIndex = rows.at(-1)?.end ?? DELIMITER.lastIndex;
  }
  return found;
}

/** The line that ends at an offset; "" where it is too long for a heading. */
function headingAbove(text: string, end: number): string {
  const before = text.slice(Math.max(0, end - LONGEST_HEADING), end);
  const start = before.lastIndexOf("\n") + 1;
  return start === 0 && end > LONGEST_HEADING ? "" : before.slice(start);
}

function columnKind(cell: string): NamedKind | undefined {
  const keyword = NAMED.exec(cell)?.[0];
  return keyword === undefined ? undefined : nameKind(cell, keyword);
}

/** The rows after the row of dashes that ends at an offset, to the first line that is none. */
function rowsBelow(text: string, from: number): readonly Row[] {
  const rows: Row[] = [];
  let start = text.indexOf("\n", from) + 1;
  while (start > 0 && start < text.length) {
    const lineEnd = text.indexOf("\n", start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const row = text.slice(start, end);
    if (!row.includes("|")) break;
    rows.push({ text: row, start, end });
    start = lineEnd + 1;
  }
  return rows;
}

function secretsInRow({ text, start }: Row, columns: readonly (NamedKind | undefined)[]): readonly Secret[] {
  const found: Secret[] = [];
  let at = ROW_START.exec(text)?.[0].length ?? 0;
  for (const [column, cell] of text.slice(at).split("|").entries()) {
    const value = CELL_VALUE.exec(cell.trimEnd())?.[1];
    const kind = columns[column];
    if (value !== undefined && kind !== undefined && isSecretValue(value, kind)) {
      const from = start + at + cell.indexOf(value);
      found.push({ kind, start: from, end: from + value.length });
    }
    at += cell.length + 1;
  }
  return found;
}
