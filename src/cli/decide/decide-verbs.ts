import { succeed } from "../../diagnostic/result.ts";
import { addDecision } from "../../protocol/decisions/add-decision.ts";
import { challengeEdits } from "../../protocol/decisions/challenge-edits.ts";
import { DECISION_STATUSES, type DecisionStatus } from "../../protocol/decisions/model.ts";
import type { NewDecision } from "../../protocol/decisions/new-decision.ts";
import { setDecisionStatus } from "../../protocol/decisions/set-decision-status.ts";
import { supersedeEdits } from "../../protocol/decisions/supersede-edits.ts";
import { describeOwner } from "../../protocol/describe-owner.ts";
import type { Actor } from "../../protocol/owner.ts";
import { needText } from "../ask.ts";
import { listOption, textOption, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import type { OpenProject } from "../open-project.ts";
import { changeDecisions } from "./decisions-file.ts";

/** What a verb of `decide` knows. */
export interface Deciding {
  readonly invocation: Invocation;
  readonly io: CommandIo;
  readonly project: OpenProject;
  readonly actor: Actor;
}

/** Adds a decision; an agent's is a proposal. */
export async function add(deciding: Deciding): Promise<number> {
  const decision = await newDecision(deciding, textOption(deciding.invocation, "title"));
  return write(deciding, "Decision added", { change: (log) => succeed(addDecision(log, decision, deciding.io.now())) });
}

/** Accepts or rejects a proposal; the user's alone. */
export function settle(deciding: Deciding, status: DecisionStatus): Promise<number> {
  userAlone(deciding, status === "accepted" ? "accept" : "reject");
  const id = idOf(deciding);
  return write(deciding, `${id} ${status}`, { change: (log) => setDecisionStatus(log, id, status) });
}

/** Adds a decision that takes an accepted one's place; the user's alone. */
export async function supersede(deciding: Deciding): Promise<number> {
  userAlone(deciding, "supersede");
  const id = idOf(deciding);
  const decision = await newDecision(deciding, textOption(deciding.invocation, "title"));
  return write(deciding, `${id} superseded`, { change: (log) => supersedeEdits(log, id, { decision: { ...decision, status: "accepted" }, now: deciding.io.now() }) });
}

/** Opens a proposal that asks to reconsider a decision; anybody may. */
export async function challenge(deciding: Deciding): Promise<number> {
  const id = idOf(deciding);
  const reason = await needText(textOption(deciding.invocation, "reason"), { flag: "--reason", message: `What speaks against ${id}?` }, deciding.io);
  const proposal = { ...(await newDecision(deciding, textOption(deciding.invocation, "title") ?? `Reconsider ${id}`)), context: reason, status: "proposed" as const };
  return write(deciding, `${id} challenged`, { change: (log) => challengeEdits(log, id, { proposal, now: deciding.io.now() }) });
}

async function newDecision({ invocation, io, actor }: Deciding, given: string | undefined): Promise<NewDecision> {
  const title = await needText(given, { flag: "--title", message: "What is decided, in a few words?" }, io);
  const part = (name: "context" | "decision" | "consequences"): Partial<NewDecision> => {
    const value = textOption(invocation, name);
    return value === undefined ? {} : { [name]: value };
  };
  return { title, status: statusOf(invocation, actor), deciders: describeOwner(actor), affects: listOption(invocation, "affects"), ...part("context"), ...part("decision"), ...part("consequences") };
}

function statusOf(invocation: Invocation, actor: Actor): DecisionStatus {
  const written = textOption(invocation, "status");
  const status = written === undefined ? (actor.kind === "user" ? "accepted" : "proposed") : DECISION_STATUSES.find((known) => known === written.toLowerCase());
  if (status === undefined) throw new CommandError(`Unexpected status \`${written ?? ""}\`, expected ${DECISION_STATUSES.map((known) => `\`${known}\``).join(", ")}`, { exitCode: 2, hint: "--status proposed" });
  if (status !== "proposed" && actor.kind !== "user") throw notYours("decide");
  return status;
}

function idOf({ invocation }: Deciding): string {
  const id = invocation.args[1];
  if (id !== undefined) return id;
  throw new CommandError("Missing the id of the decision", { exitCode: 2, hint: `agent-relay decide ${invocation.args[0] ?? ""} D-001` });
}

function userAlone({ actor }: Deciding, verb: string): void {
  if (actor.kind !== "user") throw notYours(verb);
}

function notYours(verb: string): CommandError {
  return new CommandError(`Only the user may ${verb}`, { exitCode: 3, hint: 'propose it (agent-relay decide add), or speak against one: agent-relay decide challenge D-001 --reason "..."' });
}

async function write(deciding: Deciding, words: string, { change }: Pick<Parameters<typeof changeDecisions>[0], "change">): Promise<number> {
  const { invocation, io, project } = deciding;
  if (await changeDecisions({ invocation, io, project, change })) io.out(`${project.name}: ${words}\n`);
  return 0;
}
