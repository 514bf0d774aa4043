import { sectionsOf } from "../../markdown/sections-of.ts";
import { scanUnmerged } from "../scan-unmerged.ts";
import { collectDecisions } from "./collect-decisions.ts";
import type { DecisionLog } from "./model.ts";

/** Reads a file of decisions in any of the shapes people write (PROTOCOL.md 5, REAL-FILES.md 2.13); linear, never throws. */
export function parseDecisions(text: string): DecisionLog {
  const { outline, conflicts } = scanUnmerged(text);
  const root = sectionsOf(outline);
  return { outline: { ...outline, text }, root, decisions: collectDecisions(outline, root), conflicts };
}
