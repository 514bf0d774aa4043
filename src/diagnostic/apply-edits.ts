import type { TextEdit } from "./text-edit.ts";

/**
 * Applies edits to a text and leaves every unit outside their ranges as it was.
 * Edits may come in any order; those that insert at one offset keep their given order.
 *
 * @throws Error when two edits overlap or one leaves the text: that is a fault of the program, not of the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits.map((edit, order) => ({ edit, order })).sort(byPosition);
  let result = "";
  let from = 0;
  for (const { edit } of sorted) {
    const { start, end } = edit.range;
    if (start < from || end < start || end > text.length) throw new Error(`Cannot apply the edit at ${start}-${end}: it overlaps another or leaves the text`);
    result += text.slice(from, start) + edit.newText;
    from = end;
  }
  return result + text.slice(from);
}

interface OrderedEdit {
  readonly edit: TextEdit;
  readonly order: number;
}

function byPosition(a: OrderedEdit, b: OrderedEdit): number {
  return a.edit.range.start - b.edit.range.start || a.edit.range.end - b.edit.range.end || a.order - b.order;
}
