import { EMBEDDED_FORMATS } from "./embedded-formats.ts";
import { isPlaceholder } from "./is-placeholder.ts";
import { isWordlike } from "./is-wordlike.ts";
import type { Secret } from "./secret.ts";

/** Finds the secrets that are told by a sign inside them or a name before them. */
export function findEmbeddedFormats(text: string): readonly Secret[] {
  const found: Secret[] = [];
  for (const { kind, needs, pattern } of EMBEDDED_FORMATS) {
    if (!text.includes(needs)) continue;
    for (const { 0: value, index } of text.matchAll(pattern)) {
      if (!isPlaceholder(value) && isWordlike(value) !== true) found.push({ kind, start: index, end: index + value.length });
    }
  }
  return found;
}
