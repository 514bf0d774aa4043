import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { createLineIndex } from "../diagnostic/position.ts";
import type { Range } from "../diagnostic/range.ts";
import type { DecisionLog } from "../protocol/decisions/model.ts";
import type { Handoff } from "../protocol/handoff/model.ts";
import { messageLine } from "../util/message-line.ts";

/** What a workflow is made of a handoff with. */
export interface BridgeContext {
  /** Name of the project, as the index has it. */
  readonly name: string;
  /** Path of the handoff file as findings show it. */
  readonly file: string;
  readonly decisions?: DecisionLog;
}

/** What is said of a place in the handoff. */
export interface BridgeMistake {
  readonly rule: string;
  readonly message: string;
  readonly hint: string;
  /** The beginning of the file where it tells of no place. */
  readonly range?: Range;
}

/** Makes a finding of what keeps a handoff from being a workflow. */
export function bridgeFinding(handoff: Handoff, { file }: BridgeContext, { rule, message, hint, range = { start: 0, end: 0 } }: BridgeMistake): Diagnostic {
  return { rule, severity: "error", message: messageLine(message), hint, file, range, ...createLineIndex(handoff.outline.text).positionAt(range.start) };
}
