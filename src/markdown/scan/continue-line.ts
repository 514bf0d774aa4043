import { GREATER } from "./char-codes.ts";
import type { Container, QuoteContainer } from "./container.ts";
import { indentOf, isBlank, skipColumns, skipInk, type Cursor } from "./cursor.ts";
import type { Scanner } from "./scanner.ts";

/** Goes through the open containers that the line continues and gives how many they are, the root included. */
export function matchContainers(scanner: Scanner): number {
  const { stack, cursor } = scanner;
  let matched = 1;
  while (matched < stack.length) {
    const container = stack[matched];
    if (container === undefined || !continues(container, scanner, cursor)) break;
    matched += 1;
  }
  const last = stack[matched - 1];
  return last?.kind === "list" ? matched - 1 : matched;
}

function continues(container: Container, scanner: Scanner, cursor: Cursor): boolean {
  if (container.kind === "quote") return continuesQuote(container, cursor);
  if (container.kind !== "item") return true;
  container.lines += 1;
  if (isBlank(cursor)) {
    const empty = container.blocks.length === 0 && scanner.leaf === undefined && container.blankStart && scanner.stack.at(-1) === container;
    if (!empty) skipColumns(cursor, container.width);
    return !empty;
  }
  if (indentOf(cursor) < container.width) return false;
  skipColumns(cursor, container.width);
  return true;
}

function continuesQuote(quote: QuoteContainer, cursor: Cursor): boolean {
  const mark = enterQuote(cursor);
  if (mark === -1) return false;
  quote.end = Math.max(quote.end, mark + 1);
  return true;
}

/** Steps over the mark of a block quote and gives its offset; -1 where none stands. */
export function enterQuote(cursor: Cursor): number {
  const { ink } = cursor;
  if (isBlank(cursor) || cursor.text.charCodeAt(ink) !== GREATER || indentOf(cursor) > 3) return -1;
  skipInk(cursor, 1);
  skipColumns(cursor, 1);
  return ink;
}
