import { parseReference } from "./parse-reference.ts";
import type { Template, TemplateMistake, TemplateNote, TemplatePart } from "./template.ts";

const OPEN = 123;
const CLOSE = 125;

/** Reads a text as a template, in linear time and without throwing (WORKFLOWS.md 3). `stepNames` settles which dots belong to a step's name. */
export function parseTemplate(text: string, stepNames?: ReadonlySet<string>): Template {
  const parts: TemplatePart[] = [];
  const notes: TemplateNote[] = [];
  let done = 0;
  let at = text.indexOf("{{");
  while (at !== -1) {
    const stop = endOfBody(text, at + 2);
    const end = closesAt(text, stop) ? stop + 2 : stop;
    const found = readBraces(text, { start: at, stop }, stepNames);
    if (typeof found === "object") {
      if (at > done) parts.push({ kind: "literal", range: { start: done, end: at }, text: text.slice(done, at) });
      parts.push({ kind: "reference", range: { start: at, end }, text: text.slice(at, end), reference: found });
      done = end;
    } else if (found !== undefined) {
      const start = found === "expression" ? at - 1 : at;
      notes.push({ mistake: found, range: { start, end }, message: describeMistake(found, text.slice(start, end)) });
    }
    // Of `{{{name}}}` the inner braces count, so a third brace begins the search one further.
    at = text.indexOf("{{", text.charCodeAt(at + 2) === OPEN ? at + 1 : Math.max(stop, at + 2));
  }
  if (done < text.length) parts.push({ kind: "literal", range: { start: done, end: text.length }, text: text.slice(done) });
  return { parts: notes.some(({ range }) => GO_BLOCK.test(text.slice(range.start, range.start + LONGEST_OPENING))) ? parts.map(withoutGoEnd) : parts, notes };
}

/** What begins a block of Go's templates, as `docker` and `gh` take them, and how far that is looked for. */
const GO_BLOCK = /^\{\{-?\s*(?:range|if|with|block|define)\s/u;
const LONGEST_OPENING = 40;

/** Beside such a block, `{{end}}` and `{{else}}` are the block's. */
function withoutGoEnd(part: TemplatePart): TemplatePart {
  const isEnd = part.kind === "reference" && part.reference.kind === "variable" && /^(?:end|else)$/u.test(part.reference.name);
  return isEnd ? { kind: "literal", range: part.range, text: part.text } : part;
}

function readBraces(text: string, { start, stop }: { readonly start: number; readonly stop: number }, stepNames: ReadonlySet<string> | undefined) {
  if (text.charCodeAt(stop) === OPEN && stop === start + 2) return undefined;
  const body = text.slice(start + 2, stop).trim();
  if (!closesAt(text, stop)) return /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(body) ? ("unclosed" as const) : undefined;
  // `${{ … }}` is an expression of GitHub Actions.
  if (text[start - 1] === "$") return "expression" as const;
  return parseReference(body, stepNames);
}

/** The first brace or line end from `from`, or the end of the text. */
function endOfBody(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === OPEN || code === CLOSE || code === 10 || code === 13) return at;
    at += 1;
  }
  return at;
}

function closesAt(text: string, at: number): boolean {
  return text.charCodeAt(at) === CLOSE && text.charCodeAt(at + 1) === CLOSE;
}

const EXPECTATIONS: Readonly<Record<TemplateMistake, string>> = {
  empty: "a name between the braces",
  block: "`{{name}}`: blocks, comments and partials do not exist here",
  expression: "`{{name}}` without `$`: expressions of other systems are left as they are",
  foreign: "`{{name}}`, `{{name.field}}` or `{{steps.NAME.output}}`",
  unclosed: "`}}` on the same line",
  "step-field": "`{{steps.NAME.output}}` or `{{steps.NAME.exitCode}}`",
  "step-code-path": "`{{steps.NAME.exitCode}}`: an exit code has no fields",
};

function describeMistake(mistake: TemplateMistake, written: string): string {
  const shown = written.length > 60 ? `${written.slice(0, 59)}…` : written;
  return `Unexpected \`${shown}\`, expected ${EXPECTATIONS[mistake]}`;
}
