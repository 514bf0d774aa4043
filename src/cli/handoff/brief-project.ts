import { join } from "node:path";
import { composeBrief } from "../../protocol/brief/compose-brief.ts";
import type { Brief } from "../../protocol/brief/model.ts";
import { isLeaseFresh } from "../../protocol/lease.ts";
import { decideTurn, type Turn } from "../../protocol/ownership.ts";
import { readText } from "../../disk/files/read-text.ts";
import { readLivingLease } from "../../workspace/lease/holder-gone.ts";
import { readLease } from "../../workspace/lease/read-lease.ts";
import { switchOption } from "../command.ts";
import { chooseProject, type OpenProject } from "../open-project.ts";
import { printJson } from "../print-json.ts";
import { sessionOf } from "../session-of.ts";
import { collectDrift } from "./collect-drift.ts";
import type { Scene } from "./scene.ts";

/** Prints the brief of the project that is meant; gives 3 when it is not the reader's turn. The owner's session gets or renews the lease. */
export async function briefProject(scene: Scene, project = chooseProject(scene.standing, { agents: scene.settings.agents })): Promise<number> {
  const { io, invocation, reader } = scene;
  const turn = turnOf(scene, project);
  if (turn.kind === "yours") await renewLease(scene, project);
  const brief = await briefOf(scene, project, turn);
  if (switchOption(invocation, "json")) printJson(io, "brief", { tokens: brief.tokens, dropped: brief.dropped, ...brief.data });
  else io.out(brief.text.endsWith("\n") ? brief.text : `${brief.text}\n`);
  return reader.kind === "user" || turn.mayMove || turn.kind === "free" ? 0 : 3;
}

function turnOf({ io, reader }: Scene, project: OpenProject): Turn {
  const question = { owner: project.handoff.owner?.value, reader, now: io.now() };
  if (readLease(project.folder).lease === undefined) return decideTurn(question);
  const session = sessionOf(reader, io, project.folder);
  const lease = readLivingLease(project.folder, session);
  return decideTurn({ ...question, ...(lease === undefined ? {} : { lease }), session });
}

async function briefOf(scene: Scene, project: OpenProject, turn: Turn): Promise<Brief> {
  const { settings, reader, invocation, standing } = scene;
  const file = readText(join(project.folder, "DECISIONS.md"));
  const outer = standing.place.outerWorkspaces.map((folder) => `Another workspace lies around this one: ${folder}`);
  const problems = standing.place.problems.map((problem) => problem.message);
  const notes = [...project.notes, ...outer, ...problems];
  const drift = invocation.options["git"] === false ? undefined : await collectDrift(project);
  const input = {
    project: { name: project.name, path: project.path },
    handoff: project.handoff,
    reader,
    turn,
    notes,
    ...(file.ok ? { decisions: (await import("../../protocol/decisions/parse-decisions.ts")).parseDecisions(file.value.text) } : {}),
    ...(drift === undefined ? {} : { drift }),
  };
  return composeBrief(input, { budget: settings.budget });
}

/** Reading never fails for want of a lease: it is no more than a sign of life. */
async function renewLease({ io, reader, settings }: Scene, project: OpenProject): Promise<void> {
  if (reader.kind !== "agent") return;
  const request = { agent: reader.name, session: sessionOf(reader, io, project.folder), ttlMs: settings.leaseMinutes * 60_000 };
  const now = io.now();
  const held = readLease(project.folder).lease;
  if (held !== undefined && isLeaseFresh(held, request, now)) return;
  const [{ acquireLease }, { machineName }] = await Promise.all([
    import("../../workspace/lease/lease-store.ts"),
    import("../../workspace/lease/machine-name.ts"),
  ]);
  const lease = acquireLease(project.folder, { ...request, host: machineName() }, now);
  if (!lease.ok && lease.problem.kind === "problem") io.err(`Note: no lease: ${lease.problem.message}\n`);
}
