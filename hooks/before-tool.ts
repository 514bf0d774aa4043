import type { HookDecision } from "../src/agents/hook-dialect.ts";
import { ensureBaseline } from "./ensure-baseline.ts";
import { decideGuard, type Denial, type GuardVerdict } from "./guard/decide-guard.ts";
import { placeWrites, type PlacedWrite } from "./guard/guarded-writes.ts";
import { findToolWrites } from "./guard/tool-writes.ts";
import { isKnownWrite } from "./guard/write.ts";
import { defineHook, type HookContext, type HookProject } from "./hook.ts";

/**
 * Before a tool: refuses writes to files off limits, to another agent's project and to machine state (PROTOCOL.md 7), judged by their destinations. What is allowed in a project gets a
 * baseline first, so that the stop can tell what changed, also by writes whose destination could not be told.
 */
export const hook = defineHook({
  event: "before-tool",
  async run(context) {
    const writes = await findToolWrites(context);
    if (writes.length === 0) return { kind: "allow" };
    const placed = placeWrites(context, writes.filter(isKnownWrite));
    const verdict = await judge(context, placed);
    if (verdict.denied.length > 0) return deny(context, verdict.denied);
    if (verdict.letThrough.length > 0) await note(context, "guard-open", verdict.letThrough);
    const own = writes.every(isKnownWrite) ? undefined : context.project();
    for (const project of projectsOf(placed, own)) ensureBaseline(context, project);
    return { kind: "allow" };
  },
});

async function judge(context: HookContext, placed: readonly PlacedWrite[]): Promise<GuardVerdict> {
  const { host, session } = context.input;
  const reader = { agent: host, session, now: context.now };
  const writes = placed.map(({ write }) => write);
  const verdict = decideGuard(writes, reader);
  const held = verdict.denied.some(({ cause }) => cause.kind === "turn" && cause.turn === "held");
  if (!held || !(await inheritsLease(context))) return verdict;
  const freed = writes.map((write) => ({ ...write, places: write.places.map((place) => ({ ...place, project: freedOf(place.project, context) })) }));
  return decideGuard(freed, reader);
}

/** The session that holds the lease may have died: then this one gets it. */
async function inheritsLease(context: HookContext): Promise<boolean> {
  const { takeLease } = await import("./session/keep-lease.ts");
  return takeLease(context);
}

function freedOf<Project extends { readonly file: string; readonly folder: string; readonly lease?: unknown }>(
  project: Project,
  context: HookContext,
): Project {
  if (project.folder !== context.project()?.folder) return project;
  const { lease: _, ...rest } = project;
  return rest as Project;
}

async function deny(context: HookContext, denials: readonly Denial[]): Promise<HookDecision> {
  const { describeDenials } = await import("./guard/describe-denials.ts");
  await note(context, "denied", denials);
  return { kind: "deny", reason: describeDenials(denials) };
}

/** Files are named in the session's record, so that the user sees what was tried. */
async function note(context: HookContext, kind: "denied" | "guard-open", denials: readonly Denial[]): Promise<void> {
  const [{ noteSession }, { shorten }, { singleLine }] = await Promise.all([
    import("./session/note-session.ts"),
    import("../src/util/shorten.ts"),
    import("../src/util/single-line.ts"),
  ]);
  const files = denials.slice(0, 5).map(({ write, cause }) => `${singleLine(write.shown)} (${cause.kind})`);
  noteSession(context, { events: [{ at: context.now, kind, text: shorten(files.join(", "), 500) }] });
}

function projectsOf(placed: readonly PlacedWrite[], own: HookProject | undefined): readonly HookProject[] {
  const found = new Map<string, HookProject>();
  for (const project of [...placed.flatMap(({ projects }) => projects), own]) if (project !== undefined) found.set(project.file, project);
  return [...found.values()];
}
