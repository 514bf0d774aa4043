/**
 * Takes a short value down to its words: Unicode forms folded (NFKC), comments, struck text, markup, link targets, emoji and hidden signs dropped, blanks
 * collapsed. For values of at most some hundred units: it is not linear.
 */
export function bareText(value: string): string {
  if (/^[\w .,:;!?/'"#@%+=()&-]*$/u.test(value) && !/ {2}/u.test(value)) return value.trim();
  return value
    .normalize("NFKC")
    .replace(/<!--.*?-->/gsu, " ")
    .replace(/~~.*?~~/gsu, " ")
    .replace(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/gu, "$1")
    .replace(/[*`\p{So}\p{Cf}\u{fe0f}\u{20e3}]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}
