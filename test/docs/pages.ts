import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder. */
export const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));

/** One Markdown page of the product; `path` is relative to the repository. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** Reads every page a user is meant to read: those at the top and all of `docs`. */
export function readPages(): readonly Page[] {
  const top = readdirSync(REPOSITORY).filter((name) => name.endsWith(".md"));
  const docs = readdirSync(join(REPOSITORY, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name.replaceAll("\\", "/")}`);
  return [...top, ...docs].sort().map((path) => ({ path, text: readFileSync(join(REPOSITORY, path), "utf8") }));
}
