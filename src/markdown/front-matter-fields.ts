import type { Field } from "./field.ts";
import type { Outline } from "./model.ts";

const ENTRY = /^(?<label>[\p{L}_][\p{L}\p{N} _.-]*?)[ \t]*:(?<gap>[ \t]*)(?<value>"[^"\r\n]*"|'[^'\r\n]*'|[^\r\n#]*?)[ \t]*(?:#[^\r\n]*)?\r?$/gmu;

/** The plain `key: value` lines of a text's front matter; nested ones and lists are left to a YAML parser. */
export function frontMatterFields(outline: Outline): readonly Field[] {
  if (outline.frontMatter === undefined) return [];
  const { start, end } = outline.frontMatter.contentRange;
  const fields: Field[] = [];
  for (const match of outline.text.slice(start, end).matchAll(ENTRY)) {
    const { label = "", gap = "", value = "" } = match.groups ?? {};
    const labelStart = start + match.index;
    const colon = outline.text.indexOf(":", labelStart + label.length);
    const quoted = /^["']/u.test(value) ? 1 : 0;
    const valueStart = colon + 1 + gap.length + quoted;
    const valueRange = { start: valueStart, end: valueStart + value.length - 2 * quoted };
    fields.push({ form: "front-matter", label, labelRange: { start: labelStart, end: labelStart + label.length }, value: outline.text.slice(valueRange.start, valueRange.end), valueRange });
  }
  return fields;
}
