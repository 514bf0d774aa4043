import type { ReferencePart, Template } from "../template.ts";

/** A command with one character for each reference, and the references by the offset of theirs. */
export interface FlatTemplate {
  readonly text: string;
  readonly parts: ReadonlyMap<number, ReferencePart>;
}

/** Writes a template as the scanner of places reads it. */
export function flattenTemplate(template: Template): FlatTemplate {
  const parts = new Map<number, ReferencePart>();
  let length = 0;
  const texts = template.parts.map((part) => {
    if (part.kind === "reference") parts.set(length, part);
    const text = part.kind === "reference" ? "\u{e000}" : part.text;
    length += text.length;
    return text;
  });
  return { text: texts.join(""), parts };
}
