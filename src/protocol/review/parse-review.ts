import { fieldsOf } from "../../markdown/fields-of.ts";
import type { Outline } from "../../markdown/model.ts";
import type { Section } from "../../markdown/section.ts";
import { sectionsOf } from "../../markdown/sections-of.ts";
import { normaliseTitle } from "../handoff/normalise-title.ts";
import { trimRange } from "../handoff/trim-range.ts";
import type { Located } from "../located.ts";
import { scanUnmerged } from "../scan-unmerged.ts";
import { collectFindings } from "./collect-findings.ts";
import type { Review } from "./model.ts";

/** Reads an agent's review file in the shapes of REAL-FILES.md 2.15; linear, never throws. */
export function parseReview(text: string): Review {
  const { outline, conflicts } = scanUnmerged(text);
  const root = sectionsOf(outline);
  const verdict = verdictOf(outline, root);
  return { outline: { ...outline, text }, findings: collectFindings(outline, root), ...(verdict && { verdict }), conflicts };
}

/** The last `Verdict:` label or verdict section of the file. */
function verdictOf(outline: Outline, root: Section): Located<string> | undefined {
  let found: Located<string> | undefined;
  const open: Section[] = [root];
  for (let section = open.pop(); section; section = open.pop()) {
    const label = fieldsOf(outline, section.blocks).find((field) => field.value !== "" && normaliseTitle(field.label) === "verdict");
    if (label) found = { value: label.value, range: label.valueRange };
    // A comment above it is no verdict.
    const first = section.blocks.find((block) => block.kind !== "html");
    if (first?.kind === "paragraph" && section.heading && normaliseTitle(section.title) === "verdict") found = firstLine(outline.text, first);
    for (const child of section.children.toReversed()) open.push(child);
  }
  return found;
}

function firstLine(text: string, block: { readonly range: { readonly start: number; readonly end: number } }): Located<string> {
  const { start, end } = trimRange(text, block.range);
  const line = /^[^\r\n]*/u.exec(text.slice(start, end))?.[0].trimEnd() ?? "";
  return { value: line, range: { start, end: start + line.length } };
}
