import { BANG, LESS } from "./char-codes.ts";
import type { Stretch } from "./line-starts.ts";

/** How an HTML block ends: at the line that holds one of these words, or, where there are none, before a blank line. */
export interface HtmlKind {
  readonly until: readonly string[];
}

const RAW = /^<(?:script|pre|style|textarea)(?=[ \t>]|$)/iu;
const BLOCK =
  /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[ \t]|\/?>|$)/iu;

/** A tag that is complete and alone on its line; longer lines are not looked at, their tags are text. */
const ALONE = /^<(?:[a-z][a-z0-9-]*(?:[ \t]+[a-z_:][\w.:-]*(?:[ \t]*=[ \t]*(?:[^ \t"'=<>`]+|'[^']*'|"[^"]*"))?)*[ \t]*\/?|\/[a-z][a-z0-9-]*[ \t]*)>[ \t]*$/iu;
const LONGEST_TAG = 400;

/** Kind of the HTML block that begins here; a lone tag (CommonMark's seventh kind) does not end a paragraph. */
export function readHtmlStart({ text, start, end }: Stretch, inParagraph: boolean): HtmlKind | undefined {
  if (text.charCodeAt(start) !== LESS) return undefined;
  const head = text.slice(start, Math.min(end, start + 40));
  if (head.startsWith("<!--")) return { until: ["-->"] };
  if (head.startsWith("<?")) return { until: ["?>"] };
  if (head.startsWith("<![CDATA[")) return { until: ["]]>"] };
  if (head.charCodeAt(1) === BANG) return /^<![a-z]/iu.test(head) ? { until: [">"] } : undefined;
  if (RAW.test(head)) return { until: ["</script>", "</pre>", "</style>", "</textarea>"] };
  if (BLOCK.test(head)) return { until: [] };
  return !inParagraph && end - start <= LONGEST_TAG && ALONE.test(text.slice(start, end)) ? { until: [] } : undefined;
}

/** Whether the line holds what ends the block. */
export function endsHtml({ text, start, end }: Stretch, kind: HtmlKind): boolean {
  if (kind.until.length === 0) return false;
  const line = text.slice(start, end).toLowerCase();
  return kind.until.some((word) => line.includes(word.toLowerCase()));
}
