import { refuse, type Result, succeed } from "../../diagnostic/result.ts";
import { redactSecrets } from "../../util/secrets/redact-secrets.ts";
import { shorten } from "../../util/shorten.ts";
import { singleLine } from "../../util/single-line.ts";
import { describeOutcome, describeStaleness } from "../evidence/describe-run.ts";
import type { CheckState } from "../evidence/model.ts";
import { checksOfTask } from "../handoff/collect-checks.ts";
import type { EvidenceRun } from "../handoff/format-evidence.ts";
import type { Handoff, Task } from "../handoff/model.ts";
import { taskName } from "../task-name.ts";
import type { Refusal } from "./move.ts";

/** What somebody offers as proof that a task is done. */
export interface ProofOffer {
  readonly evidence?: EvidenceRun | undefined;
  /** Says that nothing proves it, and why. */
  readonly unverified?: { readonly reason?: string | undefined } | undefined;
  /** Gives the last runs of commands on this machine; absent where checks are not asked for. */
  readonly runsOf?: ((commands: readonly string[]) => readonly CheckState[]) | undefined;
  /** How checks of this project are run, as it is typed before a task's id; `agent-relay verify` unless told. */
  readonly verify?: string | undefined;
}

/** Checks that a refusal names. */
const SHOWN = 3;

/** What is written down: runs that prove the task, or why none does. */
export interface Proof {
  readonly runs: readonly EvidenceRun[];
  readonly reason?: string;
}

/** Decides whether a task may be ticked: each of its checks needs a run that passed on the present files, unless the claim says that it is unverified and why. */
export function decideProof(handoff: Handoff, task: Task, offer: ProofOffer): Result<Proof, Refusal> {
  const given = offer.evidence === undefined ? [] : [offer.evidence];
  const reason = singleLine(offer.unverified?.reason ?? "");
  const said = reason === "" ? {} : { reason };
  const { runsOf } = offer;
  const commands = runsOf === undefined ? [] : [...new Set(checksOfTask(handoff, task).map(({ command }) => command.value))];
  if (runsOf === undefined || commands.length === 0) return succeed({ runs: given, ...said });
  const states = runsOf(commands);
  const missing = commands.flatMap((command) => troubleOf(command, states) ?? []);
  if (missing.length === 0) return succeed({ runs: [...runsFrom(commands, states), ...given.filter(({ command }) => !commands.includes(command))] });
  if (offer.unverified === undefined) return refuse(unproved(task, missing, verifyLine(task, offer)));
  return reason === "" ? refuse(reasonMissing(task, missing, verifyLine(task, offer))) : succeed({ runs: given, reason });
}

function runsFrom(commands: readonly string[], states: readonly CheckState[]): readonly EvidenceRun[] {
  return commands.flatMap((command) => {
    const commit = states.find((state) => state.command === command)?.commit;
    return [{ command, exitCode: 0, ...(commit === undefined ? {} : { commit }) }];
  });
}

/** What is wrong with the evidence of a command, to be read after its name. */
function troubleOf(command: string, states: readonly CheckState[]): string | undefined {
  const state = states.find((other) => other.command === command);
  const name = `\`${shorten(singleLine(redactSecrets(command)), 80)}\``;
  if (state === undefined) return `${name} was not run yet`;
  if (state.outcome !== "passed") return `${name} ${describeOutcome(state)}`;
  return state.stale === undefined ? undefined : `${name} passed, but since then ${describeStaleness(state.stale)}`;
}

function verifyLine({ id }: Task, { verify = "agent-relay verify" }: ProofOffer): string {
  return id === undefined ? verify : `${verify} ${id}`;
}

function unproved(task: Task, missing: readonly string[], verify: string): Refusal {
  return {
    code: "not-allowed",
    message: `Cannot finish ${taskName(task)}: ${missing.slice(0, SHOWN).join("; ")}${missing.length > SHOWN ? `; and ${missing.length - SHOWN} more` : ""}`,
    hint: `${verify}, or say \`--unverified --reason "<why nothing proves it>"\``,
  };
}

function reasonMissing(task: Task, missing: readonly string[], verify: string): Refusal {
  return {
    code: "wrong-use",
    message: `Missing \`--reason\`: ${taskName(task)} has a check, and ${missing[0] ?? "it did not pass"}`,
    hint: `add \`--reason "<why nothing proves it>"\`, or run ${verify}`,
  };
}
