import type { Chance } from "../../../experiments/2026-11-20-merge-by-meaning/random.ts";

/** The forms in which the fields at the head of a handoff are written (REAL-FILES.md 2.3). */
export const FIELD_FORMS = ["table", "bold", "bold-outside", "breaks", "bullets", "bold-bullets", "plain", "front-matter", "one-line", "quote"] as const;
export type FieldForm = (typeof FIELD_FORMS)[number];

/** The sections of a handoff that have a heading of their own. */
export type SectionName = "context" | "scope" | "offLimits" | "criteria" | "pending" | "completed" | "blockers" | "questions" | "log";

/** How one handoff is written: everything that says nothing. */
export interface HandoffStyle {
  readonly file: string;
  readonly fields: FieldForm;
  readonly labels: Readonly<Record<"owner" | "status" | "nextAction" | "updated", string>>;
  readonly titles: Readonly<Record<SectionName, string>>;
  readonly rank: 2 | 3;
  readonly heading: "plain" | "numbered" | "emoji" | "closed" | "bold";
  readonly bullet: "-" | "*";
  /** How ids stand before a title. */
  readonly id: "bold" | "bold-colon" | "brackets" | "plain";
  /** Where a task says its owner and the rest. */
  readonly meta: "parenthesis" | "children";
  readonly paths: "bullets" | "table" | "plain";
  readonly eol: "\n" | "\r\n";
  readonly bom: boolean;
  readonly lastBreak: boolean;
  /** Whether a stretch between rules is written as tight as Markdown allows. */
  readonly tight: boolean;
}

const LABELS = {
  owner: ["Current Owner", "Current owner", "Current Agent", "Active agent", "Assigned to", "CURRENT OWNER"],
  status: ["Status", "Current Status", "Project status", "Phase", "State"],
  nextAction: ["Next Action", "Next action", "Next step", "Next exact action", "Prochaine étape", "Recommended next step"],
  updated: ["Updated", "Last updated", "Last Update", "Dernière mise à jour", "Stand", "Date"],
} as const;

const TITLES: Readonly<Record<SectionName, readonly string[]>> = {
  context: ["Context", "Project Overview", "Background", "Vue d'ensemble", "Summary", "Goal"],
  scope: ["Files in Scope", "Files In Scope", "Write scope", "Files allowed"],
  offLimits: ["Files Off Limits", "Do not touch", "Off-limits", "Files OFF-LIMITS", "Locked files"],
  criteria: ["Acceptance Criteria", "Success criteria", "Definition of Done", "Done when", "Exit criteria"],
  pending: ["Pending Tasks", "Remaining work", "Open tasks", "To do", "Backlog", "Active tasks"],
  completed: ["Completed Tasks", "Completed", "What was done", "Done", "Work completed"],
  blockers: ["Blockers", "Known issues", "Gotchas", "Risks"],
  questions: ["Open Questions", "Questions for the user", "Questions"],
  log: ["Handoff Log", "Session log", "History", "Handoff history"],
};

const EMOJI = "🎯";

/** Picks a style; one handoff in four is the canonical form of PROTOCOL.md 2. */
export function pickStyle(chance: Chance): HandoffStyle {
  if (chance.below(4) === 0) return CANONICAL;
  const titles = Object.fromEntries(Object.entries(TITLES).map(([name, words]) => [name, chance.pick(words) ?? ""]));
  const labels = Object.fromEntries(Object.entries(LABELS).map(([name, words]) => [name, chance.pick<string>(words) ?? ""]));
  return {
    file: chance.pick(["AGENT-HANDOFF.md", "AGENT-HANDOFF.md", "AGENT_HANDOFF.md", "HANDOFF.md"]) ?? "",
    fields: chance.pick(FIELD_FORMS) ?? "table",
    labels: { ...CANONICAL.labels, ...labels },
    titles: { ...CANONICAL.titles, ...titles },
    rank: chance.below(5) === 0 ? 3 : 2,
    heading: chance.pick(["plain", "plain", "numbered", "emoji", "closed", "bold"] as const) ?? "plain",
    bullet: chance.below(4) === 0 ? "*" : "-",
    id: chance.pick(["bold", "bold", "bold-colon", "brackets", "plain"] as const) ?? "bold",
    meta: chance.below(3) === 0 ? "children" : "parenthesis",
    paths: chance.pick(["bullets", "bullets", "table", "plain"] as const) ?? "bullets",
    eol: chance.below(5) === 0 ? "\r\n" : "\n",
    bom: chance.below(8) === 0,
    lastBreak: chance.below(6) !== 0,
    tight: chance.below(3) === 0,
  };
}

const CANONICAL: HandoffStyle = {
  file: "AGENT-HANDOFF.md",
  fields: "table",
  labels: { owner: "Current Owner", status: "Status", nextAction: "Next Action", updated: "Updated" },
  titles: {
    context: "Context",
    scope: "Files in Scope",
    offLimits: "Files Off Limits",
    criteria: "Acceptance Criteria",
    pending: "Pending Tasks",
    completed: "Completed Tasks",
    blockers: "Blockers",
    questions: "Open Questions",
    log: "Handoff Log",
  },
  rank: 2,
  heading: "plain",
  bullet: "-",
  id: "bold",
  meta: "parenthesis",
  paths: "bullets",
  eol: "\n",
  bom: false,
  lastBreak: true,
  tight: false,
};

/** Writes the heading of a section as the style has it. */
export function headingOf(style: HandoffStyle, name: SectionName, order: number): string {
  const title = style.titles[name];
  const marks = "#".repeat(style.rank);
  switch (style.heading) {
    case "bold":
      return `**${title}:**`;
    case "numbered":
      return `${marks} ${order}. ${title}`;
    case "emoji":
      return `${marks} ${EMOJI} ${title}`;
    case "closed":
      return `${marks} ${title} ${marks}`;
    case "plain":
      return `${marks} ${title}`;
  }
}
