import { bareText } from "../bare-text.ts";

/** Does what `bareText` does; ASCII without links, comments and struck text needs none of the patterns for all of Unicode, which are costly the first time. */
export function bareLine(text: string): string {
  if (/^[\w .,:;!?/'"#@%+=()&-]*$/.test(text) && !text.includes("  ")) return text.trim();
  if (!/^[\0-\x7f]*$/.test(text) || text.includes("[") || text.includes("~~") || text.includes("<!--")) return bareText(text);
  const words = text.includes("`") || text.includes("*") ? text.replace(/[*`]/g, "") : text;
  return words.replace(/\s+/g, " ").trim();
}
