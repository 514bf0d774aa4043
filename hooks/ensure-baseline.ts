import { foldersWithStopFile, hasBaseline, readStopFile, saveBaseline, writeStopFile } from "../src/workspace/baseline/baseline-store.ts";
import { pruneStopFiles } from "../src/workspace/baseline/prune-stop-files.ts";
import { takeBaseline } from "../src/workspace/baseline/take-baseline.ts";
import type { HookContext, HookProject } from "./hook.ts";

/** A baseline may take this long, and leaves the hook at least as much to answer in. */
const MOST_MS = 1500;

/**
 * Makes sure that the session has a baseline of a project, from which the stop gate tells its work: for `session-start`, `prompt`, and `before-tool` with the project a tool is about to
 * write to. Mostly one look at the disk; what is there stays, whatever happened since. Never fails: trouble goes to the log, and the gate then lets the session go.
 */
export function ensureBaseline(context: HookContext, project: HookProject): void {
  try {
    const { session } = context.input;
    if (session === "" || hasBaseline(project.folder, session) || !project.glance.adopted) return;
    renewBaseline(context, project);
    noteProject(context, project.folder);
    pruneStopFiles(project.folder);
  } catch (error) {
    context.log(`No baseline: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Takes the baseline of a project anew: what the session did up to now counts as handed over. */
export function renewBaseline(context: HookContext, project: HookProject): void {
  const { input, now } = context;
  const { folder, file, snapshot, glance } = project;
  const timeMs = Math.min(MOST_MS, context.timeLeft() / 2);
  const offLimits = glance.offLimits.map(({ pattern }) => pattern);
  const workspace = context.workspace()?.folder;
  const baseline = takeBaseline({ session: input.session, now, folder, file, handoff: snapshot.text, workspace, offLimits, timeMs });
  const saved = saveBaseline(folder, input.session, baseline);
  if (!saved.ok) context.log(`No baseline: ${saved.problem.message}`);
  else if (baseline.uncovered !== undefined) context.log(`The baseline does not cover ${baseline.uncovered}`);
}

/** Projects of a workspace that the session touched are listed at the workspace's root: it may move from one to the other. */
function noteProject(context: HookContext, folder: string): void {
  const home = context.workspace()?.folder;
  if (home === undefined) return;
  const listed = parseFolders(readStopFile(home, context.input.session, "projects"));
  const text = JSON.stringify([...new Set([...listed, folder])]);
  const written = writeStopFile(home, { session: context.input.session, kind: "projects" }, `${text}\n`);
  if (!written.ok) context.log(`Project not noted: ${written.problem.message}`);
}

/** Lists the folders of the projects of which the session has a baseline, the nearest around its folder first; also those whose handoff has gone since. */
export function baselineFolders({ input }: HookContext): readonly string[] {
  if (input.session === "") return [];
  const around = foldersWithStopFile(input.cwd, input.session, "baseline");
  const homes = foldersWithStopFile(input.cwd, input.session, "projects");
  const listed = homes.flatMap((home) => parseFolders(readStopFile(home, input.session, "projects")));
  return [...new Set([...around, ...listed])].filter((folder) => hasBaseline(folder, input.session));
}

function parseFolders(text: string | undefined): readonly string[] {
  try {
    const value: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
  } catch {
    return [];
  }
}
