/** Names the file an agent's findings go to: `CODEX_REVIEW.md`. Other signs than letters and digits become `_`. */
export function reviewFileName(agent: string): string {
  const stem = agent
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/gu, "");
  return `${stem === "" ? "AGENT" : stem}_REVIEW.md`;
}
