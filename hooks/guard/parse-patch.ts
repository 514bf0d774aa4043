/** Paths a patch names, as it writes them. `moved` files are listed by both names. */
export interface PatchPaths {
  readonly paths: readonly string[];
  /** `apply_patch` names whole paths; in a diff the first folder, `a/` or `b/`, is to be taken off. */
  readonly kind: "apply-patch" | "diff";
}

const HEADER = /^[ \t]*\*\*\* (?:Add File|Update File|Delete File|Move to):(.*)$/gm;
const DIFF_LINE = /^(?:--- |\+\+\+ |rename (?:from|to) |copy to |diff --git )(.*)$/gm;

/**
 * Reads which files a patch writes: the headers of `apply_patch` (AGENT-CLIS.md 4.2), also where blanks stand before them, or those of a diff as git and `diff -u` write it. Lines of
 * content that look like headers begin with a sign and do not count. Accepts every text.
 */
export function parsePatch(text: string): PatchPaths {
  const headers = [...text.matchAll(HEADER)];
  const outer = headers.filter(([line]) => line.startsWith("*"));
  const paths = unique((outer.length > 0 ? outer : headers).map(([, path = ""]) => unquote(path.trim())));
  return paths.length > 0 || /^[ \t]*\*\*\* Begin Patch/m.test(text) ? { kind: "apply-patch", paths } : { kind: "diff", paths: diffPaths(text) };
}

function diffPaths(text: string): readonly string[] {
  if (!/^(?:\+\+\+ |rename |diff --git |--- )/m.test(text)) return [];
  const found: string[] = [];
  for (const [line, rest = ""] of text.matchAll(DIFF_LINE)) {
    if (line.startsWith("diff --git ")) found.push(...gitNames(rest));
    else if (line.startsWith("rename ") || line.startsWith("copy ")) found.push(`b/${unquote(rest.trim())}`);
    else found.push(unquote(rest.replace(/[\t\r].*$/, "").trim()));
  }
  return unique(found.filter((path) => path !== "/dev/null"));
}

/** `a/x b/x`; where blanks in names make it unclear, the lines below it tell. */
function gitNames(rest: string): readonly string[] {
  const match = /^(?:"(a\/[^"]*)"|(a\/\S+)) (?:"(b\/[^"]*)"|(b\/\S+))\s*$/.exec(rest);
  return match === null ? [] : [match[1] ?? match[2] ?? "", match[3] ?? match[4] ?? ""];
}

/** Git quotes names with unusual letters. */
function unquote(path: string): string {
  return path.length > 1 && path.startsWith('"') && path.endsWith('"') ? path.slice(1, -1).replace(/\\(["\\])/g, "$1") : path;
}

function unique(paths: readonly string[]): readonly string[] {
  return [...new Set(paths.filter((path) => path !== ""))];
}

/** Takes `count` folders off the front of a diff's path, as `patch -p` does. */
export function stripFolders(path: string, count: number): string {
  const parts = path.split("/");
  return parts.length > count ? parts.slice(count).join("/") : (parts.at(-1) ?? path);
}
