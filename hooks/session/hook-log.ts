import { appendFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { messageLine } from "../../src/util/message-line.ts";
import { redactSecrets } from "../../src/util/secrets/redact-secrets.ts";
import { AGENT_NAMES } from "../../src/protocol/agent-name.ts";
import { makeFolders } from "../../src/disk/files/make-folders.ts";
import { findPlace } from "../../src/workspace/finding/find-place.ts";
import { isIndexText } from "../../src/workspace/finding/read-index.ts";
import { ensureStateFolder } from "../../src/disk/lock/state-folder.ts";

/** Name of the hooks' log in a state folder. */
export const HOOK_LOG = "hooks.log";

/** A log above this size becomes `hooks.log.1`, in whose place the one before goes: 1 MB. */
const MAX_BYTES = 1_000_000;

/** Where a line is written from. */
export interface LogScene {
  /** Folder of the session. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** ISO 8601 in UTC. */
  readonly now: string;
}

/**
 * Adds one line with its time to the hooks' log: in the state folder of the project or workspace around a folder, outside of all in the user's own. Does nothing where neither
 * can be written; never throws.
 */
export function writeHookLog({ cwd, env, now }: LogScene, line: string): void {
  try {
    const folder = stateAround(cwd) ?? userState(env);
    if (folder === undefined) return;
    const file = join(folder, HOOK_LOG);
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) renameSync(file, `${file}.1`);
    appendFileSync(file, `${now} ${redactSecrets(messageLine(line))}\n`, { mode: 0o600 });
  } catch {
    // A log that cannot be written is no reason to fail.
  }
}

function stateAround(cwd: string): string | undefined {
  const { project, workspace } = findPlace(cwd, (text) => isIndexText(text, AGENT_NAMES));
  const home = project ?? workspace;
  const state = home === undefined ? undefined : ensureStateFolder(home.folder);
  return state?.ok === true ? state.value : undefined;
}

/** Nothing is left in a folder that is no project. */
function userState(env: LogScene["env"]): string | undefined {
  const base = env["XDG_STATE_HOME"] ?? env["LOCALAPPDATA"] ?? (env["HOME"] === undefined ? undefined : join(env["HOME"], ".local", "state"));
  if (base === undefined || base === "") return undefined;
  const folder = join(base, "agent-relay");
  makeFolders(folder);
  return folder;
}
