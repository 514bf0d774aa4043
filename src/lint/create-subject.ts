import { scanOutline } from "../markdown/scan-outline.ts";
import { parseDecisions } from "../protocol/decisions/parse-decisions.ts";
import { parseHandoff } from "../protocol/handoff/parse-handoff.ts";
import { parseWorkspaceIndex } from "../protocol/index/parse-workspace-index.ts";
import { unreachable } from "../util/unreachable.ts";
import type { Subject, SubjectKind } from "./rule.ts";
import type { World } from "./world.ts";

/** A file to be checked, before it is parsed. */
export interface SubjectSource {
  /** Path as it is shown. */
  readonly file: string;
  readonly text: string;
  readonly kind: SubjectKind;
  readonly world: World;
}

/** Words without which no heading is that of the Active Handoff table: most files need not be scanned twice. */
const MAY_BE_INDEX = /active|current\W+handoff/i;

/** Parses a file into the subject of rules. A handoff with an Active Handoff table is an index, and an index without one a handoff. */
export function createSubject({ file, text, kind, world }: SubjectSource): Subject {
  const { agents } = world;
  switch (kind) {
    case "handoff":
    case "index": {
      const index = MAY_BE_INDEX.test(text) ? parseWorkspaceIndex(text, { agents }) : undefined;
      if (index) return { kind: "index", file, text, world, outline: index.outline, index };
      const handoff = parseHandoff(text, { agents });
      return { kind: "handoff", file, text, world, outline: handoff.outline, handoff };
    }
    case "decisions": {
      const decisions = parseDecisions(text);
      return { kind, file, text, world, outline: decisions.outline, decisions };
    }
    case "instructions":
    case "review":
      return { kind, file, text, world, outline: scanOutline(text) };
    default:
      return unreachable(kind);
  }
}
