import { posix } from "node:path";
import type { WorkflowProblem } from "../checked/workflow-problem.ts";
import { parseTemplate } from "../template/parse-template.ts";
import { quoteText } from "../written/describe-value.ts";
import type { ValuePath } from "../written/value-path.ts";
import type { WrittenAgent, WrittenWorkflow } from "../written/written-workflow.ts";
import { createProblem } from "./create-problem.ts";
import { type DraftFlow, type DraftStep, pathOf } from "./draft-flow.ts";
import { meantName } from "./meant-name.ts";

/** Where paths are held against, and what `workdir` may name. */
interface Folders {
  readonly root: string | undefined;
  readonly names: ReadonlySet<string>;
  readonly agents: ReadonlyMap<string, WrittenAgent>;
}

/** Finds paths that leave the project and names of folders that the file does not have. `paths` themselves may lie outside: that is what they are for. */
export function* checkPaths(written: WrittenWorkflow, flows: readonly DraftFlow[], root: string | undefined): Iterable<WorkflowProblem> {
  const { agents = [], paths = [] } = written;
  const folders: Folders = { root, names: new Set(paths.map(({ name }) => name)), agents: new Map(agents.map((agent) => [agent.name, agent])) };
  for (const [at, { cwd, workdir }] of agents.entries()) yield* checkFolder({ cwd, workdir }, (key) => ["agents", at, key], folders);
  for (const draft of flows.flatMap(({ steps }) => steps)) {
    const { cwd, workdir, path } = draft.step;
    yield* checkFolder({ cwd, workdir }, (key) => pathOf(draft, key), folders);
    if (draft.step.type === "worktree" && path !== undefined && leaves(root, path)) yield leaving("path", path, pathOf(draft, "path"));
    yield* checkFile(draft, folders);
  }
}

interface Folder {
  readonly cwd: string | undefined;
  readonly workdir: string | undefined;
}

function* checkFolder({ cwd, workdir }: Folder, pathTo: (key: keyof Folder) => ValuePath, { root, names }: Folders): Iterable<WorkflowProblem> {
  if (cwd !== undefined && leaves(root, cwd)) yield leaving("cwd", cwd, pathTo("cwd"));
  if (workdir === undefined) return;
  if (!names.has(workdir)) {
    const message = `Unexpected workdir ${quoteText(workdir)}, expected the name of one of \`paths\``;
    yield createProblem("path-known", pathTo("workdir"), { message, hint: meantName(workdir, [...names], "Write it under `paths`, with its folder.") });
  }
  if (cwd === undefined) return;
  const message = "Unexpected `workdir` beside `cwd`, expected one of the two";
  yield createProblem("key-conflict", pathTo("workdir"), { message, hint: "Remove one of the two." });
}

/** A file is looked for in the step's own folder; where that is one of `paths`, it has to lie in there. */
function* checkFile(draft: DraftStep, { root, agents }: Folders): Iterable<WorkflowProblem> {
  const { verification, cwd, workdir, agent } = draft.step;
  const value = verification?.value;
  if (verification?.type !== "file_exists" || typeof value !== "string") return;
  const owner = cwd === undefined && workdir === undefined ? agents.get(agent ?? "") : undefined;
  const folder = workdir === undefined && owner?.workdir === undefined ? (cwd ?? owner?.cwd ?? "") : "";
  if (leaves(root, value, folder)) yield leaving("value", value, pathOf(draft, "verification", "value"));
}

function leaving(key: string, value: string, path: ValuePath): WorkflowProblem {
  const message = `Unexpected ${key} ${quoteText(value)}, expected a path in the project`;
  return createProblem("path-inside", path, { message, hint: HINTS[key] ?? "Write a path in the project." });
}

const HINTS: Readonly<Record<string, string>> = { cwd: "Write the folder under `paths`, and its name as `workdir`." };

/** What leads nowhere but down; nearly all paths are such. */
const STAYS = /^(?![~/\\]|[a-z]:)(?![^]*\.\.)[^{]*$/iu;

/** Whether a path leads out of the folder it begins from, as far as it can be told: a reference in it may stand for any name. */
function leaves(root: string | undefined, path: string, folder = ""): boolean {
  if (STAYS.test(path)) return false;
  const text = literal(path);
  if (text.startsWith("~")) return true;
  if (isAbsolute(text)) return root !== undefined && isOutside(posix.relative(slashed(root), slashed(text)));
  const base = literal(folder);
  return isOutside(posix.normalize(isAbsolute(base) ? slashed(text) : `${slashed(base)}/${slashed(text)}`.replace(/^\/+/u, "")));
}

function literal(path: string): string {
  if (!path.includes("{{")) return path;
  const { parts } = parseTemplate(path);
  return parts.map((part, at) => (part.kind === "literal" ? part.text : standIn(at))).join("");
}

/** A path that begins with a reference may begin anywhere. */
function standIn(at: number): string {
  return at === 0 ? "_/_/_/_/_/_/_/_" : "_";
}

function slashed(path: string): string {
  return path.replaceAll("\\", "/").replace(/^\/?([a-z]):/iu, "/$1:");
}

function isAbsolute(path: string): boolean {
  return /^(?:[\\/]|[a-z]:[\\/])/iu.test(path);
}

function isOutside(relative: string): boolean {
  return relative === ".." || relative.startsWith("../");
}
