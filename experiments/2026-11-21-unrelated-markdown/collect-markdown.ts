import { createHash } from "node:crypto";
import { type Dirent, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One Markdown file that has nothing to do with the protocol. */
export interface UnrelatedFile {
  readonly path: string;
  readonly text: string;
}

/** Reads every `*.md` and `*.markdown` below folders, links not followed, each content once; what cannot be read is left out. */
export function collectMarkdown(folders: readonly string[]): readonly UnrelatedFile[] {
  const seen = new Set<string>();
  return folders.flatMap((folder) =>
    markdownBelow(folder).flatMap((path) => {
      const text = readFileSync(path, "utf8");
      const hash = createHash("sha256").update(text).digest("hex");
      if (seen.has(hash)) return [];
      seen.add(hash);
      return [{ path, text }];
    }),
  );
}

function markdownBelow(folder: string): readonly string[] {
  const paths: string[] = [];
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const entry of entriesOf(next)) {
      if (entry.isDirectory()) waiting.push(join(next, entry.name));
      else if (entry.isFile() && /\.(?:md|markdown)$/iu.test(entry.name)) paths.push(join(next, entry.name));
    }
  }
  return paths.toSorted();
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
