import { styleText } from "node:util";
import { redactSecrets } from "../../util/secrets/redact-secrets.ts";
import { cutToWidth, displayWidth } from "./display-width.ts";
import type { Style } from "./step-look.ts";

/** A stretch of a line in one style; its text holds no line break and no escape. */
export interface Span {
  readonly text: string;
  readonly style?: Style;
}

/** How wide lines may be, in columns, and whether they are coloured. */
export interface LineOptions {
  readonly columns: number;
  readonly colour: boolean;
}

/** Makes a line of its spans, cut to the width. Secrets are redacted before, since of a part of one nobody could tell that it is secret, and redacting afterwards changes widths. */
export function formatSpans(spans: readonly Span[], { columns, colour }: LineOptions): string {
  let left = columns;
  let line = "";
  for (const { text, style } of trimEnd(spans)) {
    if (left <= 0) break;
    const shown = cutToWidth(redactSecrets(text), left);
    left -= displayWidth(shown);
    line += colour && style !== undefined ? styleText(style, shown, { validateStream: false }) : shown;
  }
  return line;
}

/** Blanks at the end of a line are not written. */
function trimEnd(spans: readonly Span[]): readonly Span[] {
  const last = spans.findLastIndex(({ text }) => text.trim() !== "");
  return spans.slice(0, last + 1).map((span, at) => (at === last ? { ...span, text: span.text.trimEnd() } : span));
}
