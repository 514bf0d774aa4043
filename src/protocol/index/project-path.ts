/** Takes a folder as an index names it down to its path relative to the workspace root: `/` between names, neither `./` before nor the handoff file or `/` behind; the root itself is `.`. */
export function projectPath(written: string): string {
  if (/^\w(?:[\w.-]|\/(?=\w))*$/.test(written) && !written.endsWith(".md")) return written;
  const path = decoded(written)
    .replaceAll("\\", "/")
    .replace(/(?:^|\/)AGENT[-_]HANDOFF\.md$/iu, "")
    .replace(/^(?:\.\/+)+/u, "");
  const trimmed = path.length > 1 ? path.replace(/\/+$/u, "") : path;
  return trimmed === "" ? "." : trimmed;
}

/** Link targets spell blanks as `%20`. */
function decoded(path: string): string {
  if (!path.includes("%")) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
