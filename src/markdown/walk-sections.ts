import type { Section } from "./section.ts";

/** Goes through all sections below one, in the order of the text, each before its children. */
export function* walkSections(root: Section): Generator<Section, void, void> {
  const open: Section[] = root.children.toReversed();
  for (let section = open.pop(); section !== undefined; section = open.pop()) {
    yield section;
    for (const child of section.children.toReversed()) open.push(child);
  }
}
