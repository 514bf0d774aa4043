import type { TriggerAnswer } from "./hook.ts";

/** Where a trigger was given: folder of the session, the host's name and the session's id. */
export interface TriggerScene {
  readonly cwd: string;
  readonly host: string;
  readonly session: string;
}

/** One call of `agent-relay hook <host>`: what the process was given. */
export interface HookRequest {
  /** The word behind `hook`. */
  readonly host: string;
  /** Everything the host wrote on standard input. */
  readonly readStdin: () => Uint8Array;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder of the process, absolute; counts where the host names none. */
  readonly cwd: string;
  /** ISO 8601 in UTC, to the second. */
  readonly now: () => string;
  /** Milliseconds since the process began; never goes backwards. */
  readonly clock: () => number;
  /** What tells the program from others that may read a handoff otherwise; absent, nothing read is kept. */
  readonly build?: string;
  /** Does what the command `handoff` does with the user's words. */
  readonly trigger: (text: string, scene: TriggerScene) => Promise<TriggerAnswer>;
}
