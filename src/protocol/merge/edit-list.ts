import type { TextEdit } from "../../diagnostic/text-edit.ts";

/** Edits of one text, gathered from several sources, with the conflicts among them by the offset where each begins. */
export interface EditList {
  readonly edits: TextEdit[];
  readonly conflicts: { readonly what: string; readonly offset: number }[];
}

/** Creates an empty list. */
export function createEditList(): EditList {
  return { edits: [], conflicts: [] };
}

/** Says whether `applyEdits` would refuse these edits because two of them overlap. */
export function overlap(edits: readonly TextEdit[]): boolean {
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  return sorted.some((edit, index) => index > 0 && edit.range.start < (sorted[index - 1]?.range.end ?? 0));
}
