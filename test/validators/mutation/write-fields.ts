import type { HandoffStyle } from "./handoff-style.ts";
import type { HandoffModel } from "./project-model.ts";

type Row = readonly [label: string, value: string];

/** Writes the head of a handoff: its title and its fields, in the style's form. */
export function writeFields(model: HandoffModel, style: HandoffStyle): readonly string[] {
  const rows = (["owner", "status", "nextAction", "updated"] as const).flatMap((name): readonly Row[] => {
    const value = model[name];
    return value === undefined ? [] : [[style.labels[name], value]];
  });
  const title = `# Agent Handoff: ${model.name}`;
  if (style.fields === "front-matter") return ["---", ...rows.map(([label, value]) => `${keyOf(label)}: ${value}`), "---", "", title];
  return [title, "", ...writeRows(rows, style)];
}

function writeRows(rows: readonly Row[], { fields, bullet }: HandoffStyle): readonly string[] {
  switch (fields) {
    case "table":
      return ["| Field | Value |", "| --- | --- |", ...rows.map(([label, value]) => `| ${label} | ${value} |`)];
    case "bold":
      return rows.map(([label, value]) => `**${label}:** ${value}`);
    case "bold-outside":
      return rows.map(([label, value]) => `**${label}**: ${value}`);
    case "breaks":
      return rows.map(([label, value]) => `**${label}:** ${value}  `);
    case "bullets":
      return rows.map(([label, value]) => `${bullet} ${label}: ${value}`);
    case "bold-bullets":
      return rows.map(([label, value]) => `${bullet} **${label}:** ${value}`);
    case "plain":
      return rows.map(([label, value]) => `${label}: ${value}`);
    case "quote":
      return rows.map(([label, value]) => `> **${label}:** ${value}`);
    case "one-line":
      return inOneLine(rows);
    case "front-matter":
      return [];
  }
}

/** Owner and status share a line, as real files have them; the rest follows. */
function inOneLine(rows: readonly Row[]): readonly string[] {
  const bold = rows.map(([label, value]) => `**${label}:** ${value}`);
  return [bold.slice(0, 2).join(" · "), ...bold.slice(2).flatMap((line) => ["", line])];
}

/** `Current Owner` as a key of front matter. */
function keyOf(label: string): string {
  return label.toLowerCase().replaceAll(" ", "_");
}
