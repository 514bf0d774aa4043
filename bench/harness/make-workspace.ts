import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeHandoff, projectName } from "./make-handoff.ts";

/** What a generated workspace holds. */
export interface WorkspaceSize {
  readonly projects: number;
  /** Size of each project's handoff; a function where they differ. */
  readonly bytes: number | ((number: number) => number);
}

/** Makes a workspace in a new temporary folder and gives its path; the first project is the active one. */
export function makeWorkspace({ projects, bytes }: WorkspaceSize): string {
  const root = mkdtempSync(join(tmpdir(), "bench-workspace-"));
  for (let number = 0; number < projects; number += 1) {
    const folder = join(root, projectName(number));
    mkdirSync(folder);
    writeFileSync(join(folder, "AGENT-HANDOFF.md"), makeHandoff(number, typeof bytes === "number" ? bytes : bytes(number)));
  }
  writeFileSync(join(root, "AGENT-HANDOFF.md"), makeIndex(projects));
  return root;
}

function makeIndex(projects: number): string {
  const rows = Array.from({ length: projects }, (_, number) => indexRow(number));
  const head = "| Project | Owner | Status | Next Action | Updated |\n| --- | --- | --- | --- | --- |\n";
  return `# Agent Handoff\n\n## Active Handoff\n\n${head}${indexRow(0)}\n\n## Projects\n\n${head}${rows.join("\n")}\n`;
}

function indexRow(number: number): string {
  const name = projectName(number);
  const owner = ["Claude", "Codex", "User"][number % 3] ?? "User";
  return `| [${name}](${name}/) | ${owner} | in-progress | Implement T3 against the specification below it | 2026-11-20 |`;
}
