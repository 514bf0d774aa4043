import { isAdopted } from "../../src/lint/is-adopted.ts";
import type { Handoff } from "../../src/protocol/handoff/model.ts";
import { revisionOf } from "../../src/workspace/receipts/revision-of.ts";
import type { GlancedPath, HandoffGlance } from "./glance.ts";

/** Takes of a handoff that was parsed what hooks ask for at nearly every event. */
export function takeGlance(handoff: Handoff): HandoffGlance {
  const { owner, status, nextAction, updated, outline } = handoff;
  return {
    adopted: isAdopted(handoff),
    ...(owner && { owner: owner.value }),
    ...(status && { status: status.value }),
    ...(nextAction && { nextAction: nextAction.value }),
    ...(updated && { updated: updated.value }),
    offLimits: pathsOf(handoff),
    revision: revisionOf(outline.text),
  };
}

function pathsOf({ offLimits, outline }: Handoff): readonly GlancedPath[] {
  return offLimits.map(({ pattern, note, range }) => ({ pattern, note, line: lineAt(outline.text, range.start) }));
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}
