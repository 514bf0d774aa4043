import { inlineList } from "../../protocol/brief/quote.ts";
import type { Decision } from "../../protocol/decisions/model.ts";
import { labelled, lineFrom, quoted } from "./hover-text.ts";

/** Describes a decision: how it stands, since when and by whom, what it replaces or is replaced by, and its text. */
export function describeDecision(decision: Decision): string {
  const { id, title, statusText, status, date, deciders, affects, supersedes, supersededBy } = decision;
  const lines = [
    `**${lineFrom([id?.value ?? "", title].filter(Boolean).join(" "))}**`,
    "",
    ...labelled("Status", status ?? (statusText && lineFrom(statusText.value))),
    ...labelled("Date", date && lineFrom(date.value)),
    ...labelled("Deciders", deciders && lineFrom(deciders.value)),
    ...labelled("Supersedes", inlineList(supersedes.map(({ value }) => value))),
    ...labelled("Superseded by", inlineList(supersededBy.map(({ value }) => value))),
    ...labelled("Affects", inlineList(affects.map(({ value }) => value))),
  ];
  const text = decision.decision ?? decision.context;
  return text === undefined || text === "" ? lines.join("\n") : `${lines.join("\n")}\n\n${quoted(text)}`;
}
