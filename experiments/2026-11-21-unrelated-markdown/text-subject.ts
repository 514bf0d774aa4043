import type { Subject } from "../../src/lint/rule.ts";
import { scanOutline } from "../../src/markdown/scan-outline.ts";
import { parseWorkspaceIndex } from "../../src/protocol/index/parse-workspace-index.ts";
import { worldAt } from "../../test/lint/world-at.ts";
import type { UnrelatedFile } from "./collect-markdown.ts";

const EMPTY = "## Active Handoff\n\n| Project |\n| --- |\n";

/** Makes a subject of any text that no rule can wave through for not being of the protocol: the index of a workspace without projects. */
export function textSubject({ path, text }: UnrelatedFile): Subject {
  const index = parseWorkspaceIndex(EMPTY);
  if (index === undefined) throw new Error("Cannot make a subject: the empty index is none");
  return { kind: "index", file: path, text, world: worldAt(), outline: scanOutline(text), index };
}
