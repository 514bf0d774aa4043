import { createChance, type Chance } from "../../../experiments/2026-11-20-merge-by-meaning/random.ts";
import { type Domain, DOMAINS } from "./domains.ts";
import { pickStyle } from "./handoff-style.ts";
import { makeDecisions } from "./make-decisions.ts";
import { makeHandoff } from "./make-handoff.ts";
import type { HandoffModel, IndexModel, ProjectModel, TextModel } from "./project-model.ts";
import { managedText } from "./write-files.ts";

/** Makes a good project of a seed: whatever `check` finds in it is a false alarm. The same seed gives the same project. */
export function makeProject(seed: number): ProjectModel {
  const chance = createChance(seed * 7919 + 17);
  const domain = chance.pick(DOMAINS) ?? DOMAINS[0];
  if (domain === undefined) throw new Error("Cannot make a project: there is no domain");
  const style = pickStyle(chance);
  const handoff = makeHandoff(domain, chance);
  const decisions = makeDecisions(domain, chance);
  const isCommitted = chance.below(3) > 0;
  return {
    seed,
    style,
    now: "2026-11-20T15:04:05Z",
    handoff,
    ...(isCommitted && { committedHandoff: beforeLastSession(handoff), committedDecisions: { ...decisions, decisions: decisions.decisions.slice(0, -1) } }),
    decisions,
    instructions: makeInstructions(style.file, chance),
    review: makeReview(domain, chance),
    index: makeIndex(handoff, chance),
    tree: [...domain.files, `${domain.secret}/keep.txt`, "docs/notes.md"],
    otherHandoffs: [],
    evidence: (handoff.criteria ?? []).flatMap(({ check }, order) =>
      check !== undefined && order % 2 === 0
        ? [{ command: check, outcome: "passed" as const, exitCode: 0, commit: "a1b2c3d", at: "2026-11-19T12:00:00Z" }]
        : [],
    ),
    changes: [],
  };
}

/** The handoff as the last commit has it: the newest row of the log was not there, and something else was next. */
function beforeLastSession(handoff: HandoffModel): HandoffModel {
  return {
    ...handoff,
    nextAction: "Read the review and answer it",
    updated: "2026-11-10T09:00:00Z by User",
    ...(handoff.log && { log: handoff.log.slice(0, -1) }),
  };
}

function makeInstructions(handoffFile: string, chance: Chance): readonly TextModel[] {
  const block = managedText(handoffFile);
  switch (chance.below(3)) {
    case 0:
      return [
        { name: "CLAUDE.md", text: `# For Claude\n\nYou design and review.\n\n${block}` },
        { name: "AGENTS.md", text: `${block}\n## Tests\n\nRun the tests before every commit.\n` },
      ];
    case 1:
      return [
        { name: "AGENTS.md", text: `Read \`${handoffFile}\` before anything else.\n` },
        { name: "CLAUDE.md", text: "@AGENTS.md\n" },
      ];
    default:
      return [{ name: "GEMINI.md", text: `# Rules\n\n- First read ${handoffFile}.\n- Keep functions short.\n` }];
  }
}

function makeReview(domain: Domain, chance: Chance): TextModel {
  const part = chance.pick(domain.parts) ?? "";
  const lines = [
    "# Codex Review",
    "",
    "## 2026-11-18",
    "",
    `- **R1** [major] \`${domain.files[0] ?? ""}:12\`: the ${part} is written twice`,
    "- **R2** [minor] the name says less than the comment",
    "",
    "| Finding | State |",
    "| --- | --- |",
    "| R1 | open |",
    "",
  ];
  return { name: "CODEX_REVIEW.md", text: lines.join("\n") };
}

function makeIndex({ name, owner = "User" }: HandoffModel, chance: Chance): IndexModel {
  const other = { name: "almanac", path: "projects/almanac", owner: "User" };
  const rows = chance.below(2) === 0 ? [{ name, path: `projects/${name}`, owner }, other] : [other, { name, path: `projects/${name}`, owner }];
  return { active: rows.slice(0, 1), rows, onDisk: rows.map(({ path }) => path), outside: [] };
}
