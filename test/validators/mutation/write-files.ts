import type { DecisionModel, DecisionsModel, IndexModel, IndexRowModel } from "./project-model.ts";

/** The managed block of an instruction file, shortened. */
export function managedText(handoffFile: string): string {
  return `<!-- agent-relay:start -->\n\n## Agent Relay\n\n- Read \`${handoffFile}\` first, then \`DECISIONS.md\`.\n- Go on only if Current Owner is you.\n\n<!-- agent-relay:end -->\n`;
}

/** Writes a project's decisions. */
export function writeDecisions({ form, decisions }: DecisionsModel): string {
  if (form === "table") {
    const rows = decisions.map(
      (one) => `| ${[one.id, one.title, one.status, one.date, one.decision, one.supersedes.join(", "), one.supersededBy.join(", ")].join(" | ")} |`,
    );
    return [
      "# Decisions",
      "",
      "| ID | Title | Status | Date | Decision | Supersedes | Superseded by |",
      "| --- | --- | --- | --- | --- | --- | --- |",
      ...rows,
      "",
    ].join("\n");
  }
  return ["# Decisions", "", "Accepted ones are not edited.", "", ...decisions.flatMap((one) => writeOne(one, form)), ""].join("\n");
}

function writeOne(one: DecisionModel, form: "labels" | "headings"): readonly string[] {
  const fields = [
    `- Status: ${one.status}`,
    `- Date: ${one.date}`,
    ...(one.affects.length === 0 ? [] : [`- Affects: ${one.affects.map((path) => `\`${path}\``).join(", ")}`]),
    ...(one.supersedes.length === 0 ? [] : [`- Supersedes: ${one.supersedes.join(", ")}`]),
    ...(one.supersededBy.length === 0 ? [] : [`- Superseded by: ${one.supersededBy.join(", ")}`]),
  ];
  const texts =
    form === "labels"
      ? [`- Context: ${one.context}`, `- Decision: ${one.decision}`]
      : ["", "### Context", "", one.context, "", "### Decision", "", one.decision];
  return [`## ${one.id}: ${one.title}`, "", ...fields, ...texts, ""];
}

/** Writes the workspace's index. */
export function writeIndex({ active, rows }: IndexModel): string {
  const row = ({ name, path, owner }: IndexRowModel): string => `| ${name} | ${path} | ${owner} |`;
  const head = ["| Project | Path | Owner |", "| --- | --- | --- |"];
  return ["# Workspace", "", "## Active Handoff", "", ...head, ...active.map(row), "", "## Projects", "", ...head, ...rows.map(row), ""].join("\n");
}
