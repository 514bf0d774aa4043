import { parseOwner } from "../../src/protocol/parse-owner.ts";
import { listReceipts, recordReceipt } from "../../src/workspace/receipts/receipt-store.ts";
import type { Receipt } from "../../src/workspace/receipts/receipt.ts";
import type { HookContext, HookProject } from "../hook.ts";

/** Notes down that the session was given the handoff as it stands (PROTOCOL.md 7); trouble goes to the log. */
export function noteReceipt(context: HookContext, project: HookProject, kind: Receipt["kind"]): void {
  const { input, now } = context;
  const receipt = { at: now, agent: input.host, session: input.session, revision: project.glance.revision, kind };
  const noted = recordReceipt(project.folder, receipt);
  if (!noted.ok) context.log(`No receipt: ${noted.problem.message}`);
}

/** Whether the host's agent knows the handoff: it was given this revision, or it was given one since somebody else wrote it last, or wrote it itself. */
export function isRead(context: HookContext, project: HookProject): boolean {
  const { host } = context.input;
  const { updated: stamp } = project.glance;
  const writer = parseOwner(stamp?.by ?? "", context.agents);
  if (writer.kind === "agent" && writer.name === host) return true;
  const own = listReceipts(project.folder).filter(({ agent, kind }) => agent === host && kind === "brief");
  return own.some(({ revision, at }) => revision === project.glance.revision || (stamp?.at !== undefined && at >= stamp.at));
}
