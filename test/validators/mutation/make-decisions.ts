import type { Chance } from "../../../experiments/2026-11-20-merge-by-meaning/random.ts";
import type { Domain } from "./domains.ts";
import type { DecisionModel, DecisionsModel } from "./project-model.ts";

/** Makes good decisions: ids that go up, dates of the past, an old one superseded by a newer one that says so. */
export function makeDecisions({ files }: Domain, chance: Chance): DecisionsModel {
  const prefix = chance.pick(["D-", "D-00", "ADR-", "ADR-00"]) ?? "D-";
  const id = (number: number): string => `${prefix}${number}`;
  const decisions: readonly DecisionModel[] = [
    decision({ id: id(1), title: "Keep everything in one file", status: "superseded", date: "2026-10-02", supersededBy: [id(3)] }),
    decision({ id: id(2), title: "No new dependencies without a reason", status: "accepted", date: chance.pick(["2026-10-05", "October 5, 2026"]) ?? "" }),
    decision({ id: id(3), title: "Use SQLite", status: "accepted", date: "2026-11-10", supersedes: [id(1)], affects: [files[0] ?? "src/**"] }),
    decision({ id: id(4), title: "Answer in English", status: "proposed", date: "2026-11-19" }),
  ];
  return { form: chance.pick(["labels", "labels", "headings", "table"] as const) ?? "labels", decisions };
}

function decision(parts: Partial<DecisionModel> & Pick<DecisionModel, "id" | "title" | "status" | "date">): DecisionModel {
  return {
    context: "Two of us ran into it in one week.",
    decision: `We do it: ${parts.title.toLowerCase()}, from now on.`,
    affects: [],
    supersedes: [],
    supersededBy: [],
    ...parts,
  };
}
