import { MARK_VARIABLE } from "../../process/find-members.ts";
import { CommandError } from "../command-error.ts";
import { isBelowHook } from "./is-below-hook.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables that only hooks of agents and of git have (AGENT-CLIS.md 6). */
const HOOK_VARIABLES = ["CLAUDE_PROJECT_DIR", "CLAUDE_ENV_FILE", "GEMINI_PROJECT_DIR", "GIT_INDEX_FILE"] as const;

/** What git leaves with all that it starts: hooks that change no index, but aliases and `git bisect run` as well. Asked where the processes above are not shown. */
const GIT_VARIABLE = "GIT_EXEC_PATH";

/** A Codex that npm installed leaves the first with all that it starts, the second with the commands of its model alone; asked as the one above. */
const CODEX_VARIABLES = { started: "CODEX_MANAGED_BY_NPM", asked: "CODEX_THREAD_ID" } as const;

/** What is refused, as a sentence has it, and by which command. */
export interface RefusedAct {
  readonly act: string;
  readonly command: string;
}

/** Refuses to run checks below a hook, which nobody watches, and inside of a check, which would run itself without end. @throws CommandError there. */
export function refuseBelowHook(env: Environment, { act, command }: RefusedAct = { act: "verify", command: "verify" }): void {
  if (isSet(env, MARK_VARIABLE))
    throw new CommandError(`Cannot ${act} inside of a check: it would run itself`, {
      exitCode: 3,
      hint: `let the check call what it tests, not agent-relay ${command}`,
    });
  if (!HOOK_VARIABLES.some((name) => isSet(env, name)) && !(isBelowHook() ?? seemsBelowHook(env))) return;
  throw new CommandError(`Cannot ${act} from a hook: commands from files are run only where somebody asked for it`, {
    exitCode: 3,
    hint: `run agent-relay ${command} in a terminal, or in the agent's own shell`,
  });
}

function seemsBelowHook(env: Environment): boolean {
  return isSet(env, GIT_VARIABLE) || (isSet(env, CODEX_VARIABLES.started) && !isSet(env, CODEX_VARIABLES.asked));
}

function isSet(env: Environment, name: string): boolean {
  return (env[name] ?? "") !== "";
}
