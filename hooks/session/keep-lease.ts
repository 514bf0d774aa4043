import { loadConfig } from "../../src/workspace/config/load-config.ts";
import { acquireLease, releaseLease, renewLease } from "../../src/workspace/lease/lease-store.ts";
import { machineName } from "../../src/workspace/lease/machine-name.ts";
import { readLease } from "../../src/workspace/lease/read-lease.ts";
import { findAgentProcess } from "../../src/workspace/sessions/agent-process.ts";
import type { LeaseRequest } from "../../src/protocol/lease.ts";
import type { HookContext } from "../hook.ts";

/** Takes or renews the lease of the session's project, for a session whose turn it is; gives false where another living session holds it. */
export function takeLease(context: HookContext): boolean {
  const project = context.project();
  if (project === undefined || context.input.session === "") return true;
  const taken = acquireLease(project.folder, requestOf(context), context.now);
  if (taken.ok) return true;
  if (taken.problem.kind === "held") return false;
  context.log(`No lease: ${taken.problem.message}`);
  return true;
}

/** Prolongs the lease of the session's project, which the session holds. */
export function prolongLease(context: HookContext): void {
  const project = context.project();
  const renewed = project === undefined ? undefined : renewLease(project.folder, requestOf(context), context.now);
  if (renewed?.ok === false) context.log(`No lease: ${renewed.problem.message}`);
}

/** Gives the session's own lease back; another session's stays. */
export function giveLeaseBack(context: HookContext): void {
  const project = context.project();
  if (project === undefined || readLease(project.folder).lease?.session !== context.input.session) return;
  const released = releaseLease(project.folder, context.input.session);
  if (!released.ok) context.log(`Lease not released: ${released.problem.message}`);
}

/** With the agent's process: where that is gone, so is the hold, even if nobody was told of the end. */
function requestOf(context: HookContext): LeaseRequest {
  const { input, env } = context;
  const { leaseMinutes } = loadConfig({ cwd: input.cwd, workspaceRoot: context.workspace()?.folder, env }).config;
  const { pid } = findAgentProcess();
  return { agent: input.host, session: input.session, host: machineName(), ...(pid === undefined ? {} : { pid }), ttlMs: leaseMinutes * 60_000 };
}
