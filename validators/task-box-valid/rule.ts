import type { Range } from "../../src/diagnostic/range.ts";
import { defineRule } from "../../src/lint/define-rule.ts";
import { isAdopted } from "../../src/lint/is-adopted.ts";
import type { Report } from "../../src/lint/rule.ts";
import { listItemsOf } from "../../src/lint/list-items-of.ts";
import { quoted } from "../../src/lint/words.ts";
import type { ListItem } from "../../src/markdown/model.ts";

/** A box as it should be that is none all the same: its line is underlined and thus a heading, or code. */
const SOUND = /^\[[ xX]\][ \t]/u;
/** What stands where a box should, and is none to Markdown. */
const BROKEN = /^(?:\[(?<state>[ \t]{2,3}|[ \t][xX][ \t]?|[xX][ \t]|[^\]\n]?)\]|【(?<wide>[xX\u3000 ]?)】|(?<sign>[☐☑☒✓✔]))(?<gap>[ \t\u00a0\u3000]*)/u;

/** An item whose box Markdown does not know is a bullet to every viewer: it shows no box and nobody ticks it. */
export const rule = defineRule({
  name: "task-box-valid",
  summary: "Boxes of tasks and criteria are `[ ]` or `[x]`, with a space and a text behind them.",
  severity: "warning",
  fixable: true,
  kinds: ["handoff"],
  check({ handoff, text }, report) {
    if (!isAdopted(handoff)) return;
    for (const concept of ["pending", "completed", "criteria"] as const) {
      const section = handoff.sections[concept];
      for (const item of section ? listItemsOf(section) : []) checkItem(text, item, report);
    }
  },
});

function checkItem(text: string, item: ListItem, report: Report): void {
  if (item.box) return;
  const start = skipBlanks(text, item.markerRange.end, item.range.end);
  const match = BROKEN.exec(text.slice(start, Math.min(item.range.end, start + 40)));
  if (!match) return;
  const after = text[start + match[0].length] ?? "";
  const isLink = match.groups?.["gap"] === "" && ["(", "[", ":"].includes(after);
  if (isLink || (SOUND.test(match[0]) && !/[\r\n]/u.test(after) && after !== "")) return;
  const range = { start, end: start + match[0].trimEnd().length };
  const box = boxFor(match.groups ?? {});
  const isEmpty = after === "" || after === "\n" || after === "\r";
  if (isEmpty)
    report({ range, message: `Unexpected empty item ${quoted(match[0])}, expected a text behind the box`, hint: "Say what is to be done, or remove the item" });
  else if (box === undefined)
    report({
      range,
      message: `Unexpected box ${quoted(match[0])}, expected \`[ ]\` or \`[x]\``,
      expected: "[ ]",
      hint: "Tick it or not, and say the rest in words, such as `started:`",
    });
  else report(replacement(range, { box, end: start + match[0].length, written: match[0] }));
}

function replacement(range: Range, { box, end, written }: { readonly box: string; readonly end: number; readonly written: string }): Parameters<Report>[0] {
  const wide = /[\u00a0\u3000]/u.test(written) ? " with a wide or non-breaking space" : "";
  const gap = /\[[ \t]{2}/u.test(written) ? " with more than one blank" : wide;
  return {
    range,
    message: `Unexpected box ${quoted(written)}${gap}, expected ${quoted(box)} and a space`,
    expected: box,
    hint: `Write ${quoted(box)} and a space`,
    fix: { title: `Replace by ${quoted(box)}`, edits: [{ range: { start: range.start, end }, newText: `${box} ` }] },
  };
}

/** The box that was meant; absent where the sign says more than open or done. */
function boxFor({ state, wide, sign }: Readonly<Record<string, string | undefined>>): string | undefined {
  const mark = (state ?? wide ?? sign ?? "").trim();
  if (["", "☐", "_"].includes(mark)) return "[ ]";
  return ["x", "X", "☑", "✓", "✔", "✅"].includes(mark) ? "[x]" : undefined;
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text[at] === " " || text[at] === "\t")) at += 1;
  return at;
}
