import { refuse, succeed, type Result } from "../../diagnostic/result.ts";
import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { addDecision } from "../../protocol/decisions/add-decision.ts";
import { challengeEdits } from "../../protocol/decisions/challenge-edits.ts";
import { findDecision } from "../../protocol/decisions/find-decision.ts";
import type { Decision, DecisionLog, DecisionStatus } from "../../protocol/decisions/model.ts";
import type { NewDecision } from "../../protocol/decisions/new-decision.ts";
import { nextDecisionId } from "../../protocol/decisions/next-decision-id.ts";
import { decisionIdsIn } from "../../protocol/decisions/parse-decision-id.ts";
import { setDecisionStatus } from "../../protocol/decisions/set-decision-status.ts";
import { supersedeEdits } from "../../protocol/decisions/supersede-edits.ts";
import { describeOwner } from "../../protocol/describe-owner.ts";
import type { EditProblem } from "../../protocol/edit-problem.ts";
import { ownerId } from "../../protocol/owner-id.ts";
import type { Actor } from "../../protocol/owner.ts";
import { singleLine } from "../../util/single-line.ts";
import { needText } from "../ask.ts";
import { listOption, switchOption, textOption, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import type { OpenProject } from "../open-project.ts";
import { printJson } from "../print-json.ts";
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
  const status = statusOf(deciding);
  const decision = { ...(await newDecision(deciding, textOption(deciding.invocation, "title"))), status };
  return write(deciding, (log) => succeed({ id: nextDecisionId(log), words: status, edits: addDecision(log, decision, deciding.io.now()) }));
}

/** Accepts or rejects a proposal; the user's alone. */
export async function settle(deciding: Deciding, status: "accepted" | "rejected"): Promise<number> {
  userAlone(deciding, status === "accepted" ? "accept" : "reject");
  return change(deciding, (log, known) => {
    if (known.status !== undefined && known.status !== "proposed" && known.status !== status) return refuse(settled(known));
    const edits = setDecisionStatus(log, idOf(deciding), status);
    return edits.ok
      ? succeed({ id: nameOf(known), words: known.status === status ? `${status} already` : status + afterwards(log, known, status), edits: edits.value })
      : edits;
  });
}

/** An accepted challenge changes nothing by itself: the decision it speaks against still holds. */
function afterwards({ outline }: DecisionLog, { range }: Decision, status: string): string {
  const line = /^.*\bchallenges\b.*$/imu.exec(outline.text.slice(range.start, range.end))?.[0];
  const [challenged] = line === undefined || status !== "accepted" ? [] : decisionIdsIn(line);
  return challenged === undefined ? "" : `; ${challenged.id} still holds until it is superseded: agent-relay decide supersede ${challenged.id} --title "..."`;
}

/** Adds a decision that takes another one's place; the user's alone. */
export async function supersede(deciding: Deciding): Promise<number> {
  userAlone(deciding, "supersede");
  idOf(deciding);
  const decision = { ...(await newDecision(deciding, textOption(deciding.invocation, "title"))), status: "accepted" as const };
  return change(deciding, (log, known) => {
    if (known.status === "superseded" || known.status === "rejected") return refuse(settled(known));
    const edits = supersedeEdits(log, idOf(deciding), { decision, now: deciding.io.now() });
    return edits.ok ? succeed({ id: nextDecisionId(log), words: `accepted, supersedes ${nameOf(known)}`, edits: edits.value }) : edits;
  });
}

/** Opens a proposal that asks to reconsider a decision; anybody may. */
export async function challenge(deciding: Deciding): Promise<number> {
  const { io, invocation } = deciding;
  const id = idOf(deciding);
  const context = singleLine(await needText(textOption(invocation, "reason"), { flag: "--reason", message: `What speaks against ${id}?` }, io));
  const proposal = { ...(await newDecision(deciding, textOption(invocation, "title") ?? `Reconsider ${id}`)), context };
  return change(deciding, (log, known) => {
    const edits = challengeEdits(log, id, { proposal, now: io.now() });
    return edits.ok ? succeed({ id: nextDecisionId(log), words: `proposed, challenges ${nameOf(known)}`, edits: edits.value }) : edits;
  });
}

async function newDecision({ invocation, io, actor }: Deciding, given: string | undefined): Promise<NewDecision> {
  const title = singleLine(
    await needText(given === undefined ? undefined : singleLine(given), { flag: "--title", message: "What is decided, in a few words?" }, io),
  );
  const part = (name: "context" | "decision" | "consequences"): Partial<NewDecision> => {
    const value = textOption(invocation, name);
    return value === undefined ? {} : { [name]: singleLine(value) };
  };
  return {
    title,
    deciders: describeOwner(actor),
    affects: listOption(invocation, "affects").map(singleLine),
    ...part("context"),
    ...part("decision"),
    ...part("consequences"),
  };
}

/** The status of a new decision: the user's is accepted unless told otherwise, an agent's is a proposal. */
function statusOf({ invocation, actor }: Deciding): DecisionStatus {
  const written = textOption(invocation, "status")?.toLowerCase() ?? (actor.kind === "user" ? "accepted" : "proposed");
  if (written !== "accepted" && written !== "proposed")
    throw new CommandError(`Unexpected status \`${written}\` of a new decision, expected \`proposed\` or \`accepted\``, {
      exitCode: 2,
      hint: "--status proposed",
    });
  if (written === "accepted" && actor.kind !== "user") throw notYours("accept a decision");
  return written;
}

function idOf({ invocation }: Deciding): string {
  const id = invocation.args[1];
  if (id !== undefined && id.trim() !== "") return id.trim();
  throw new CommandError("Missing the id of the decision", { exitCode: 2, hint: `agent-relay decide ${invocation.args[0] ?? ""} D-001` });
}

function userAlone({ actor }: Deciding, verb: string): void {
  if (actor.kind !== "user") throw notYours(`${verb} a decision`);
}

function notYours(what: string): CommandError {
  return new CommandError(`Only the user may ${what}`, {
    exitCode: 3,
    hint: 'propose one (agent-relay decide add), or speak against one: agent-relay decide challenge D-001 --reason "..."',
  });
}

function nameOf({ id, title }: Decision): string {
  return id?.value ?? singleLine(title);
}

function settled(known: Decision): EditProblem {
  const way =
    known.status === "accepted"
      ? `a new decision takes its place: agent-relay decide supersede ${nameOf(known)} --title "..."`
      : 'add a new one: agent-relay decide add --title "..."';
  return {
    code: "broken",
    message: `Cannot change \`${nameOf(known)}\`: it is ${known.status ?? "settled"} already. ${way.charAt(0).toUpperCase()}${way.slice(1)}`,
  };
}

interface Written {
  /** Decision the words are about. */
  readonly id: string;
  readonly words: string;
  readonly edits: readonly TextEdit[];
}

/** Changes what concerns a decision that has to be there. */
function change(deciding: Deciding, make: (log: DecisionLog, known: Decision) => Result<Written, EditProblem>): Promise<number> {
  return write(deciding, (log) => {
    const id = idOf(deciding);
    const known = findDecision(log, id);
    return known === undefined
      ? refuse({ code: "not-found", message: `There is no decision \`${singleLine(id)}\`, or several are called so` })
      : make(log, known);
  });
}

async function write(deciding: Deciding, make: (log: DecisionLog) => Result<Written, EditProblem>): Promise<number> {
  const { invocation, io, project, actor } = deciding;
  const made: Written[] = [];
  const diff = await changeDecisions({
    invocation,
    io,
    project,
    change(log) {
      const written = make(log);
      if (!written.ok) return written;
      made.push(written.value);
      return succeed(written.value.edits);
    },
  });
  const { id = "", words = "" } = made.at(-1) ?? {};
  if (switchOption(invocation, "json"))
    printJson(io, "decision", {
      project: project.name,
      id,
      actor: ownerId(actor),
      summary: `${id} ${words}`,
      dryRun: diff !== undefined,
      ...(diff === undefined ? {} : { diff }),
    });
  else io.out(diff ?? `${project.name}: ${id} ${words}\n`);
  return 0;
}
