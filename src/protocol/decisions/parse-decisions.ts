import { findConflictMarkers } from "../../markdown/find-conflict-markers.ts";
import { scanOutline } from "../../markdown/scan-outline.ts";
import { sectionsOf } from "../../markdown/sections-of.ts";
import type { DecisionLog } from "./model.ts";
import { collectDecisions } from "./collect-decisions.ts";

/** Reads a file of decisions in any of the shapes people write (PROTOCOL.md 5, REAL-FILES.md 2.13); linear, never throws. */
export function parseDecisions(text: string): DecisionLog {
  const outline = scanOutline(text);
  const root = sectionsOf(outline);
  return { outline, root, decisions: collectDecisions(outline, root), conflicts: [] };
}
