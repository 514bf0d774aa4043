import { basename, join, relative, resolve, sep } from "node:path";
import { resolveInside } from "../../src/disk/files/resolve-inside.ts";
import { readGuardOpening } from "../../src/workspace/guard/guard-store.ts";
import { readLease } from "../../src/workspace/lease/read-lease.ts";
import { STATE_FOLDER } from "../../src/disk/lock/state-folder.ts";
import type { HookContext, HookProject } from "../hook.ts";
import type { GuardedPlace, GuardedProject, GuardedWrite, OffLimitsRule } from "./decide-guard.ts";
import { realDestination, realPlace } from "./real-destination.ts";
import type { KnownWrite } from "./write.ts";

/** A write as the guard judges it, with the projects it changes something in. */
export interface PlacedWrite {
  readonly write: GuardedWrite;
  readonly projects: readonly HookProject[];
}

/** So many writes of one command are judged, as long as there is time. */
const MOST_WRITES = 500;
const LEAST_MS = 500;

/** What removes or moves a link leaves alone what it leads to. */
const TAKES_LINKS = /^(?:rm|unlink|mv|rmdir|git (?:rm|mv|clean)|find|Remove-Item|Move-Item)$/i;

/** Finds the projects that writes concern: by the path that is written and by where links lead, and for folders the projects below them. */
export function placeWrites(context: HookContext, writes: readonly KnownWrite[]): readonly PlacedWrite[] {
  const known = new Map<string, GuardedProject>();
  const placed: PlacedWrite[] = [];
  for (const write of writes.slice(0, MOST_WRITES)) {
    if (context.timeLeft() < LEAST_MS) {
      context.log(`Not all of ${writes.length} writes were judged`);
      break;
    }
    placed.push(placeWrite(context, write, known));
  }
  return placed;
}

function placeWrite(context: HookContext, write: KnownWrite, known: Map<string, GuardedProject>): PlacedWrite {
  const paths = [...new Set([write.path, ...realPaths(write)])];
  const places: GuardedPlace[] = [];
  const projects: HookProject[] = [];
  for (const absolute of paths) {
    for (const project of projectsAt(context, absolute, write)) {
      const path = relative(project.folder, absolute);
      const inside = path !== ".." && !path.startsWith(`..${sep}`) && path !== absolute;
      const below = write.reach === "below" && !inside && isAbove(absolute, project.folder);
      if (inside || below) projects.push(project);
      places.push({ project: guarded(context, project, known), path: below ? "" : slashed(path), absolute: slashed(absolute), inside: inside || below });
    }
  }
  const { how, reach, glob = false } = write;
  const shown = slashed(relative(context.input.cwd, write.path));
  return {
    projects,
    write: {
      shown: shown.startsWith("../..") || shown === "" ? slashed(write.path) : shown,
      how,
      reach,
      glob,
      places,
      state: paths.some((path) => isState(context, path)),
    },
  };
}

/** Links are followed up to the first part that is no name. */
function realPaths({ path, how, glob }: KnownWrite): readonly string[] {
  if (TAKES_LINKS.test(how)) return [realPlace(path)];
  const parts = path.split(sep);
  const wild = glob === true || path.includes("…") ? parts.findIndex((part) => /[*?…]/.test(part)) : -1;
  return [wild === -1 ? realDestination(path) : join(realDestination(parts.slice(0, wild).join(sep) || sep), ...parts.slice(wild))];
}

/** The project around a path, those below it where all of it is written, and the session's own, whose rules may lead out of it. */
function projectsAt(context: HookContext, path: string, { reach }: KnownWrite): readonly HookProject[] {
  const around = context.projectOf(path);
  const own = context.project();
  const below = reach === "below" ? projectsBelow(context, path) : [];
  const found = new Map<string, HookProject>();
  for (const project of [around, own, ...below]) if (project !== undefined) found.set(project.file, project);
  return [...found.values()];
}

function projectsBelow(context: HookContext, path: string): readonly HookProject[] {
  const workspace = context.workspace();
  if (workspace === undefined || !(isAbove(path, workspace.folder) || isAbove(workspace.folder, path))) return [];
  const rows = [...(workspace.index.projects?.rows ?? []), ...workspace.index.active.rows].slice(0, 200);
  return rows.flatMap((row) => {
    const folder = resolveInside(workspace.folder, row.path);
    return folder.ok && isAbove(path, folder.value) ? (context.projectOf(join(folder.value, "x")) ?? []) : [];
  });
}

/** Whether a folder is another one or lies above it. */
function isAbove(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function isState(context: HookContext, path: string): boolean {
  const parts = path.split(sep);
  const at = parts.findIndex((part) => part.toLowerCase() === STATE_FOLDER);
  if (at === -1) return false;
  const home = parts.slice(0, at).join(sep) || sep;
  return context.projectOf(join(home, "x")) !== undefined || context.workspace()?.folder === home;
}

function guarded(context: HookContext, project: HookProject, known: Map<string, GuardedProject>): GuardedProject {
  const { folder, file, glance } = project;
  const before = known.get(file);
  if (before !== undefined) return before;
  const { owner } = glance;
  const asks = context.input.session !== "" && owner?.kind === "agent" && owner.name === context.input.host;
  const lease = asks ? readLease(folder).lease : undefined;
  const made: GuardedProject = {
    folder,
    name: basename(folder),
    file: slashed(relative(context.input.cwd, file)),
    owner,
    ...(lease === undefined ? {} : { lease }),
    offLimits: glance.offLimits.map((path) => ruleOf({ folder, context, ...path })),
    // Read only where something is refused.
    get openUntil() {
      return readGuardOpening(folder, context.now)?.openUntil;
    },
  };
  known.set(file, made);
  return made;
}

interface RuleFacts {
  readonly folder: string;
  readonly context: HookContext;
  readonly pattern: string;
  readonly note: string;
  readonly line: number;
}

/** `../other/**` and `~/.ssh` lead out of the project. */
function ruleOf({ folder, context, pattern, note, line }: RuleFacts): OffLimitsRule {
  const text = pattern.trim();
  const home = context.env["HOME"] ?? context.env["USERPROFILE"];
  if (/^~[/\\]/.test(text) && home !== undefined) return { pattern, note, line, absolute: slashed(join(home, text.slice(2))) };
  if (/^(?:\.\.[/\\]|[/\\]|[A-Za-z]:[/\\])/.test(text)) return { pattern, note, line, absolute: slashed(resolve(folder, text)) };
  return { pattern, note, line };
}

function slashed(path: string): string {
  return sep === "/" ? path : path.split(sep).join("/");
}
