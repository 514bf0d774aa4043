import { type Operator, operatorsFor, withText } from "../operator.ts";
import type { ProjectModel } from "../project-model.ts";

/** Defects of review files, of instruction files, and of who decided. */
export const REVIEW_OPERATORS: readonly Operator[] = [
  ...operatorsFor("review-verdict-present", {
    "heading of a verdict with nothing below it": (project) => inReview(project, "## Verdict\n"),
    "label of a verdict with nothing behind it": (project) => inReview(project, "**Verdict:**\n"),
  }),
  ...operatorsFor("review-verdict-agrees", {
    "accepted with a grave finding": (project) => inReview(project, "## 2026-11-19\n\n- **R7** [critical] the key is in the log\n\nVerdict: accepted\n"),
    "approved under a heading of its own": (project) =>
      inReview(project, "## 2026-11-19\n\n- [ ] **R7** [P1] the total is wrong\n\n### Verdict\n\n✅ Approved\n"),
  }),
  ...operatorsFor("instructions-markers-whole", {
    "end marker is gone": (project) => inBlock(project, (text) => text.replace("<!-- agent-relay:end -->", "")),
    "start marker is gone": (project) => inBlock(project, (text) => text.replace("<!-- agent-relay:start -->", "")),
    "marker without its blanks": (project) => inBlock(project, (text) => text.replace("<!-- agent-relay:end -->", "<!--agent-relay:end-->")),
    "block stands there twice": (project) => inBlock(project, (text) => text + text.slice(text.indexOf("<!-- agent-relay:start"))),
  }),
  ...operatorsFor("instructions-imports-resolve", {
    "imported file is not there": (project) => inImporting(project, "@docs/rules.md"),
    "imported file is misspelt": (project) => inImporting(project, "See @AGENT.md for the rest."),
  }),
  ...operatorsFor("instructions-stateless", {
    "owner in an instruction file": (project) => inInstructions(project, "**Current Owner:** Codex"),
    "next action in an instruction file": (project) => inInstructions(project, "- Next action: implement T2"),
  }),
  ...operatorsFor("decision-accepted-by-user", {
    "accepted by one agent": (project) => decidedBy(project, "Codex"),
    "accepted by two agents": (project) => decidedBy(project, "Claude, Codex"),
  }),
];

function inReview(project: ProjectModel, lines: string): ProjectModel {
  return withText(project, project.review.name, (text) => `${text}\n${lines}`);
}

function inBlock(project: ProjectModel, change: (text: string) => string): ProjectModel | undefined {
  const managed = project.instructions.find(({ text }) => text.includes("agent-relay:start"));
  return managed && withText(project, managed.name, change);
}

/** Only some agents know imports. */
function inImporting(project: ProjectModel, line: string): ProjectModel | undefined {
  const file = project.instructions.find(({ name }) => name !== "AGENTS.md");
  return file && withText(project, file.name, (text) => `${text}\n${line}\n`);
}

/** Only a file that names the handoff can contradict it. */
function inInstructions(project: ProjectModel, line: string): ProjectModel | undefined {
  const file = project.instructions.find(({ text }) => text.includes("HANDOFF"));
  return file && withText(project, file.name, (text) => `${text}\n${line}\n`);
}

function decidedBy(project: ProjectModel, names: string): ProjectModel | undefined {
  if (project.decisions.form === "table") return undefined;
  return withText(project, "DECISIONS.md", (text) => text.replace("- Status: accepted", `- Status: accepted\n- Deciders: ${names}`));
}
