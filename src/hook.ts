import type { TriggerAnswer } from "../hooks/hook.ts";
import { runHook } from "../hooks/run-hook.ts";
import type { CommandIo } from "./cli/io.ts";
import { readFully } from "./cli/read-fully.ts";
import { writeFully } from "./cli/write-fully.ts";
import { redactOutput } from "./util/secrets/redact-output.ts";
import { utcSeconds } from "./util/utc-seconds.ts";

/** What the host calls: `agent-relay hook <host>` with the event as JSON on standard input. Prints the answer and never fails. */
export async function hook([host = ""]: readonly string[], { version, build }: Program): Promise<void> {
  const answer = await runHook({
    host,
    readStdin: readFully,
    env: process.env,
    cwd: process.cwd(),
    now: () => utcSeconds(Date.now()),
    clock: () => performance.now(),
    build,
    trigger: async (text, scene) => answerTrigger(text, { ...scene, version }),
  });
  if (answer.stderr !== "") writeFully(2, redactOutput(answer.stderr));
  if (answer.stdout !== "") writeFully(1, redactOutput(answer.stdout));
  process.exitCode = answer.exitCode;
}

/** Which program this is: its version, and what tells its build from others. */
export interface Program {
  readonly version: string;
  readonly build: string;
}

/** Where a trigger was typed, and in which session of which host. */
interface TriggerScene {
  readonly cwd: string;
  readonly host: string;
  readonly session: string;
  readonly version: string;
}

/** Runs the command `handoff` with the user's words for the agent that was given them; what it prints is what the agent reads. */
async function answerTrigger(text: string, { cwd, host, session, version }: TriggerScene): Promise<TriggerAnswer> {
  const [{ command }, { createProcessIo }, { CommandError }] = await Promise.all([
    import("./cli/commands/handoff.ts"),
    import("./cli/process-io.ts"),
    import("./cli/command-error.ts"),
  ]);
  const parts: string[] = [];
  const keep = (part: string): void => void parts.push(part);
  const loadRules = async (): ReturnType<CommandIo["loadRules"]> => (await import("../validators/index.ts")).RULES;
  const env = { ...process.env, ...(session === "" ? {} : { AGENT_RELAY_SESSION: session }) };
  const own = createProcessIo({ folder: cwd, version, loadRules });
  const { readStdin, now } = own;
  // Not spread: that would ask for the terminal.
  const io: CommandIo = { cwd: own.cwd, env, version, out: keep, err: keep, readStdin, interactive: false, colour: false, now, loadRules };
  try {
    const exitCode = await command.run({ args: [text], options: { as: host } }, io);
    return { text: parts.join(""), exitCode };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { text: `${error.message}\n${error.hint === undefined ? "" : `  Try: ${error.hint}\n`}`, exitCode: error.exitCode };
  }
}
