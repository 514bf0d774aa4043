/** The lines around a conflict, as git writes them. */
export const OURS_MARKER = "<<<<<<< ours";
export const MIDDLE_MARKER = "=======";
export const THEIRS_MARKER = ">>>>>>> theirs";

/** Writes a conflict of two stretches of lines, without a final break; an empty side has no line. */
export function conflictBlock(ours: string, theirs: string, eol: string): string {
  return [OURS_MARKER, ...(ours === "" ? [] : [ours]), MIDDLE_MARKER, ...(theirs === "" ? [] : [theirs]), THEIRS_MARKER].join(eol);
}

/** Finds the lines, from 1, at which conflicts written by this merge begin. */
export function conflictLines(text: string): readonly number[] {
  return text.split(/\r\n|\r|\n/u).flatMap((line, index) => (line === OURS_MARKER ? [index + 1] : []));
}

/** Says whether a text has conflict markers of its own, from an earlier merge. */
export function hasConflictMarkers(text: string): boolean {
  return /^(?:<{7}|>{7})(?: |\r?$)/mu.test(text);
}
