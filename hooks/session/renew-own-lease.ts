import { readLease } from "../../src/workspace/lease/read-lease.ts";
import type { HookContext } from "../hook.ts";

/** A lease that holds this much longer is left as it is: a quarter of an hour. */
const LEFT_ALONE_MS = 15 * 60_000;

/** Renews the lease of the session's project where the session holds it and it runs out soon; for `after-tool`, so it reads one small file most of the time. */
export async function renewOwnLease(context: HookContext): Promise<void> {
  const project = context.project();
  const lease = project === undefined || context.input.session === "" ? undefined : readLease(project.folder).lease;
  if (lease?.session !== context.input.session) return;
  const left = Date.parse(lease.expiresAt) - Date.parse(context.now);
  if (left > LEFT_ALONE_MS && Date.parse(lease.acquiredAt) <= Date.parse(context.now)) return;
  const { prolongLease } = await import("./keep-lease.ts");
  prolongLease(context);
}
