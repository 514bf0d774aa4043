import { scanOutline } from "../../markdown/scan-outline.ts";
import { sectionsOf } from "../../markdown/sections-of.ts";
import type { LogEntry } from "../../protocol/handoff/model.ts";
import { parseLog } from "../../protocol/handoff/parse-log.ts";
import { walkSections } from "../../markdown/walk-sections.ts";
import { archivePath } from "../../workspace/archive/archive-entries.ts";
import { readText } from "../../disk/files/read-text.ts";

/** Reads the log rows that were moved to a handoff's archive, as they stand there; none where there is no archive that can be read. */
export function archivedLog(handoff: string): readonly LogEntry[] {
  const text = readText(archivePath(handoff));
  if (!text.ok) return [];
  const outline = scanOutline(text.value.text);
  return [...walkSections(sectionsOf(outline))].flatMap((section) => parseLog(outline, { ...section, children: [] })?.entries ?? []);
}
