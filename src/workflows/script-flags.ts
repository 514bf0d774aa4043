import { messageLine } from "../util/message-line.ts";

/** The environment variable by which `agent-relay run file.ts` hands its flags to the script's `.run()`, as JSON of `ScriptFlags`. */
export const SCRIPT_VARIABLE = "AGENT_RELAY_SCRIPT";

/** What the user asked of `agent-relay run file.ts`; each wins over what the script says. `resume` is empty where the newest run that did not complete is meant; `report` is the file that gets a line of JSON for each run (`ScriptReport`); with `followed` that command shows the progress of runs itself. */
export interface ScriptFlags {
  readonly dryRun?: boolean;
  readonly resume?: string;
  readonly startFrom?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly flow?: string;
  readonly cwd?: string;
  readonly maxConcurrency?: number;
  readonly acceptChanges?: boolean;
  readonly yes?: boolean;
  readonly followed?: boolean;
  readonly report?: string;
}

/** Whether a value of each flag is of its kind; a flag that is not here is not known. */
const KINDS: Readonly<Record<keyof ScriptFlags, (value: unknown) => boolean>> = {
  dryRun: isFlag,
  resume: (value) => typeof value === "string",
  startFrom: isText,
  variables: isObject,
  flow: isText,
  cwd: isText,
  maxConcurrency: (value) => Number.isSafeInteger(value) && Number(value) > 0,
  acceptChanges: isFlag,
  yes: isFlag,
  followed: isFlag,
  report: isText,
};

/** Reads the flags out of the environment of a script; undefined where nobody set them, as in a script that was started by hand. @throws Error where they are not what `agent-relay run` writes. */
export function readScriptFlags(environment: Readonly<Record<string, string | undefined>>): ScriptFlags | undefined {
  const text = environment[SCRIPT_VARIABLE];
  if (text === undefined || text === "") return undefined;
  const value = parseJson(text);
  if (!isObject(value)) throw new Error(`Cannot read ${SCRIPT_VARIABLE}: it holds no object in JSON`);
  for (const [key, entry] of Object.entries(value)) {
    if (!isFlagName(key)) throw new Error(messageLine(`Cannot read ${SCRIPT_VARIABLE}: unexpected key \`${key}\``));
    if (!KINDS[key](entry)) throw new Error(`Cannot read ${SCRIPT_VARIABLE}: unexpected value of \`${key}\``);
  }
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isFlagName(key: string): key is keyof ScriptFlags {
  return Object.hasOwn(KINDS, key);
}

function isFlag(value: unknown): boolean {
  return typeof value === "boolean";
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
