import { PRESETS } from "../../../agents/one-shot/presets.ts";
import type { WrittenAgent } from "../../written/written-workflow.ts";
import type { LintAgent } from "./subject.ts";

const LEADING =
  /\b(?:leads?|team[- ]?lead|leader|coordinators?|coordinates|orchestrators?|orchestrates|supervisors?|supervises|hub|(?:project|engineering|product|delivery)\s+managers?)\b|^managers?\b/iu;

/** Prepares an agent of a file; `place` is its place in the list of agents. */
export function createAgent(written: WrittenAgent, place: number): LintAgent {
  const { name, preset, role = "" } = written;
  const interactive = written.interactive ?? (preset === undefined || PRESETS[preset].interactive);
  return {
    written,
    name,
    path: ["agents", place],
    interactive,
    leads: preset === undefined ? LEADING.test(spaced(name)) || LEADING.test(role) : preset === "lead",
  };
}

/** A name as words: `team_lead-2` as `team lead 2`. */
function spaced(name: string): string {
  return name.replace(/[-_.]/gu, " ");
}
