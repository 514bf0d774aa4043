import { relative } from "node:path";
import { inlineValue } from "../../src/protocol/brief/quote.ts";
import { describeOwner } from "../../src/protocol/describe-owner.ts";
import type { Turn } from "../../src/protocol/ownership.ts";
import { describeAge } from "../../src/util/describe-age.ts";
import { shortenRedacted } from "../../src/util/secrets/shorten-redacted.ts";
import { singleLine } from "../../src/util/single-line.ts";
import { unreachable } from "../../src/util/unreachable.ts";
import type { HandoffGlance } from "../glance/glance.ts";
import type { LeftBehind } from "./find-left-behind.ts";

/** What a session is told at its start. */
export interface StartFacts {
  readonly name: string;
  /** Folder of the project; paths are told relative to `cwd`. */
  readonly folder: string;
  readonly cwd: string;
  readonly host: string;
  readonly now: string;
  readonly handoff: Pick<HandoffGlance, "status" | "nextAction">;
  readonly turn: Turn;
  /** Whether this agent was given the handoff as it stands. */
  readonly read: boolean;
  readonly leftBehind: readonly LeftBehind[];
}

/** Sessions that are told one by one. */
const TOLD = 2;

/** Composes the text a session begins with: whose turn it is, what is next, how to go on, and what other sessions left behind. About 100 tokens, and 50 a session told. */
export function composeStart(facts: StartFacts): string {
  const { name, folder, cwd, turn, leftBehind } = facts;
  const place = relative(cwd, folder) || ".";
  const more = leftBehind.length > TOLD ? [`${leftBehind.length - TOLD} more: agent-relay sessions list`] : [];
  return [
    `AgentRelay: project ${inlineValue(name)} (${inlineValue(place)}). ${turn.message}. ${stateOf(facts)}`,
    howToGoOn(facts),
    ...leftBehind.slice(0, TOLD).map((left) => describeLeft(left, facts)),
    ...more,
  ].join("\n");
}

function stateOf({ handoff }: StartFacts): string {
  const { status, nextAction } = handoff;
  const state = status === undefined ? "" : `Status: ${status}. `;
  return `${state}Next action: ${nextAction === undefined || nextAction === "" ? "none" : quoted(nextAction)}.`;
}

function howToGoOn({ turn, host, read }: StartFacts): string {
  switch (turn.kind) {
    case "yours":
      return `${read ? "" : "You have not been given this handoff yet. "}To go on: HANDOFF from the user, or run agent-relay handoff --as ${host}.`;
    case "free":
    case "users":
    case "others":
    case "unknown":
    case "held":
      return `Change nothing in it: ${turn.hint}.`;
    default:
      return unreachable(turn.kind);
  }
}

/** ` (5h ago)`, ` (just now)`; "" where the time tells nothing. */
function whenOf(then: string, now: string): string {
  const age = describeAge(then, now);
  if (age === "") return "";
  return age === "now" ? " (just now)" : ` (${age} ago)`;
}

function describeLeft({ session, events, unread, draft }: LeftBehind, { cwd, now, turn }: StartFacts): string {
  const age = whenOf(session.updatedAt, now);
  const who = describeOwner(session.agent === undefined ? { kind: "unknown", text: "An agent" } : { kind: "agent", name: session.agent });
  const what = events.map(({ text }) => singleLine(text)).join("; ");
  const said = `${singleLine(who)}'s session ${inlineValue(session.id)}${age}: ${quoted(what)}${unread ? ", the handoff never read" : ""}.`;
  return draft === undefined
    ? said
    : `${said} Recovery draft: ${inlineValue(relative(cwd, draft))}; ${turn.mayMove ? "check it, then write the handoff" : "tell the user"}.`;
}

/** Text from a file as data, in one line. */
function quoted(text: string): string {
  return `\`${shortenRedacted(singleLine(text).replaceAll("`", "'"), 160)}\``;
}
