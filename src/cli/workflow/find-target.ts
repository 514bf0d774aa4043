import { statSync } from "node:fs";
import { extname, resolve } from "node:path";
import { CommandError } from "../command-error.ts";

/** What `run` and `plan` were given: a workflow in YAML or JSON, a script, or a project whose handoff is the workflow. Paths are absolute, `shown` is as the user wrote it. */
export type Target =
  | { readonly kind: "yaml"; readonly path: string; readonly shown: string }
  | { readonly kind: "script"; readonly path: string; readonly shown: string }
  | { readonly kind: "project"; readonly name: string; readonly folder?: string };

const SCRIPTS = new Set([".ts", ".mts", ".cts", ".js", ".mjs", ".cjs", ".tsx", ".jsx"]);
const TEXTS = new Set([".yaml", ".yml", ".json"]);

/**
 * Decides by extension and existence what a word means: a file that is there is a script or YAML, anything that looks like neither file nor path is a project. A folder is the project in it.
 * @throws CommandError for a missing file and for kinds of files that cannot be run.
 */
export function findTarget(word: string, cwd: string): Target {
  const path = resolve(cwd, word);
  const kind = kindOf(path);
  const ending = extname(word).toLowerCase();
  if (kind === "folder") return { kind: "project", name: word, folder: path };
  if (kind === "none" && looksLikeName(word, ending)) return { kind: "project", name: word };
  if (kind === "none")
    throw new CommandError(`Cannot read "${word}": it is not there`, { exitCode: 2, hint: "agent-relay run <file.yaml | file.ts | project>" });
  if (ending === ".py")
    throw new CommandError(`Cannot run "${word}": workflows in Python are not supported yet`, {
      exitCode: 2,
      hint: "export the workflow with .to_yaml() and run that file",
    });
  if (SCRIPTS.has(ending)) return { kind: "script", path, shown: word };
  if (ending === ".md" && /^AGENT-HANDOFF/iu.test(word.split(/[\\/]/u).at(-1) ?? "")) return { kind: "project", name: word, folder: resolve(path, "..") };
  if (TEXTS.has(ending) || ending === "") return { kind: "yaml", path, shown: word };
  throw new CommandError(`Unexpected kind of file \`${ending}\` of "${word}", expected \`.yaml\`, \`.ts\` or a project`, {
    exitCode: 2,
    hint: "agent-relay run <file.yaml | file.ts | project>",
  });
}

function looksLikeName(word: string, ending: string): boolean {
  return !SCRIPTS.has(ending) && !TEXTS.has(ending) && ending !== ".py" && !/[\\/]/u.test(word);
}

function kindOf(path: string): "file" | "folder" | "none" {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return "none";
    return stats.isDirectory() ? "folder" : "file";
  } catch {
    return "none";
  }
}
