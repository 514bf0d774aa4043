/**
 * Tells one revision of a handoff from another by its text: 16 hex digits. For receipts and session records, which prove nothing: made for telling apart, not against forgery, so that
 * a hook need not load `node:crypto`. Two sums over the UTF-16 units, each mixed by odd factors.
 */
export function revisionOf(text: string): string {
  let low = 0x9e3779b9;
  let high = 0x85ebca6b;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ (unit + at), 0xc2b2ae35);
    high = (high << 13) | (high >>> 19);
  }
  return hex(mix(low ^ high)) + hex(mix(high ^ text.length));
}

/** Spreads every bit over all of the word (the end of MurmurHash3). */
function mix(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
