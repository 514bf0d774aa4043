import type { Outline } from "../../markdown/model.ts";
import type { Section } from "../../markdown/section.ts";
import type { Located } from "../located.ts";
import type { TextItem } from "./model.ts";
import { parseTextItems } from "./parse-text-items.ts";

/** Reads the next action from its section where no field names it: the first item or paragraph that is still open. */
export function parseNextAction(outline: Outline, section: Section): Located<string> | undefined {
  const first: TextItem | undefined = parseTextItems(outline, section)[0];
  return first && { value: first.text, range: first.range };
}
