import { singleLine } from "../../util/single-line.ts";
import type { Decision, DecisionLog } from "../decisions/model.ts";
import type { Change } from "./change.ts";
import { turnOf } from "./compare-values.ts";

/** Says which decisions are new, gone, of another status or of other words; ids compare by number, decisions without one by title. */
export function compareDecisions(before: DecisionLog, after: DecisionLog): readonly Change[] {
  const old = new Map(before.decisions.map((decision) => [keyOf(decision), decision]));
  const kept = new Set(after.decisions.map(keyOf));
  const changes = after.decisions.flatMap((decision) => changesOf(old.get(keyOf(decision)), decision).map((text) => change(decision, text)));
  return [...changes, ...before.decisions.filter((decision) => !kept.has(keyOf(decision))).map((decision) => change(decision, "removed"))];
}

function changesOf(before: Decision | undefined, after: Decision): readonly string[] {
  const status = statusOf(after);
  if (before === undefined) return [status === "" ? "added" : `added, ${status}`];
  const turned = turnOf([statusOf(before), status]);
  return [...(turned === undefined ? [] : [`status ${turned}`]), ...(wordsOf(before) === wordsOf(after) ? [] : ["rewritten"])];
}

function change({ id, title }: Decision, text: string): Change {
  const name = [id?.value ?? "", singleLine(title)].filter((part) => part !== "").join(" ");
  return { about: "decision", text: `${name}: ${text}` };
}

function keyOf({ number, title }: Decision): string {
  return number === undefined ? `title ${singleLine(title)}` : `number ${String(number)}`;
}

/** Everything a decision says but its status and its successor, which change when it is superseded. */
function wordsOf({ title, date, deciders, context = "", decision = "", consequences = "", affects, supersedes }: Decision): string {
  const lists = [...affects, ...supersedes].map(({ value }) => value);
  return JSON.stringify([title, date?.value ?? "", deciders?.value ?? "", context, decision, consequences, ...lists].map(singleLine));
}

function statusOf({ status, statusText }: Decision): string {
  return status ?? singleLine(statusText?.value ?? "");
}
