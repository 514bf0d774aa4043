import type { Subject } from "../../src/lint/rule.ts";
import { scanOutline } from "../../src/markdown/scan-outline.ts";
import { worldAt } from "./world-at.ts";

/** A subject that needs no protocol: a review file with this text. */
export function reviewSubject(text: string): Subject {
  return { kind: "review", file: "CODEX_REVIEW.md", text, outline: scanOutline(text), world: worldAt() };
}
