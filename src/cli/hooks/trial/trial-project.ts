import { mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HookHost } from "../../../agents/hook-dialect.ts";

/** What the brief of the trial's project has to say. */
export const NEXT_ACTION = "Answer the doctor";
/** Folder of the trial's project in which nobody may write. */
export const OFF_LIMITS = "secret";
/** File that the agent of the trial writes. */
export const WORK = "work.txt";

/** Makes a project in the system's temporary folder that belongs to a host, and gives its folder; whoever calls removes it. */
export function makeTrialProject(host: HookHost): string {
  const folder = realpathSync.native(mkdtempSync(join(tmpdir(), "agent-relay-doctor-")));
  const fields = [
    ["Current Owner", host],
    ["Status", "in-progress"],
    ["Next Action", NEXT_ACTION],
  ].map((cells) => `| ${cells.join(" | ")} |`);
  const text = `# Agent Handoff: doctor\n\n| Field | Value |\n| --- | --- |\n${fields.join("\n")}\n\n## Files Off Limits\n\n- \`${OFF_LIMITS}/**\`\n`;
  writeFileSync(join(folder, "AGENT-HANDOFF.md"), text);
  return folder;
}
