import { cutContext, type ContextLimit } from "./cut-context.ts";
import type { HookAnswer, HookDecision, HookDialect, HookEvent } from "./hook-dialect.ts";
import { unreachable } from "../util/unreachable.ts";

/** A JSON object that a host reads as a hook's answer. */
export type AnswerFields = Readonly<Record<string, unknown>>;

/** The words in which a host takes each kind of decision. `name` is the host's own name of the event. */
export interface AnswerWords {
  readonly events: HookDialect["events"];
  readonly limit: ContextLimit;
  /** Events whose answer may carry a line for the person. */
  readonly noticeEvents: readonly HookEvent[];
  readonly notice: (text: string) => AnswerFields;
  readonly context: (name: string, text: string) => AnswerFields;
  readonly deny: (name: string, reason: string) => AnswerFields;
  readonly block: (name: string, reason: string) => AnswerFields;
}

/** What a hook says that has nothing to say. */
const NO_ANSWER: HookAnswer = { stdout: "", stderr: "", exitCode: 0 };

const CONTEXT_EVENTS: readonly HookEvent[] = ["session-start", "prompt", "after-tool"];
const STOP_EVENTS: readonly HookEvent[] = ["stop", "subagent-stop"];

/**
 * Creates how a host is answered. The exit code is always 0, as every other one blocks somewhere; texts are cut to what the host takes whole; a decision that
 * the event cannot carry becomes a line for the person, and where that cannot be shown either, nothing (AGENT-CLIS.md 4.3, 4.4).
 */
export function createWriteAnswer(words: AnswerWords): HookDialect["writeAnswer"] {
  return (event, decision) => {
    const fields = answerFields(words, event, decision);
    return Object.keys(fields).length === 0 ? NO_ANSWER : { ...NO_ANSWER, stdout: `${JSON.stringify(fields)}\n` };
  };
}

function answerFields(words: AnswerWords, event: HookEvent, decision: HookDecision): AnswerFields {
  const name = words.events[event];
  if (name === undefined) return {};
  const cut = (text: string): string => cutContext(text, words.limit);
  switch (decision.kind) {
    case "allow":
      return noticeFields(words, event, decision.notice);
    case "context":
      return {
        ...noticeFields(words, event, decision.notice),
        ...(CONTEXT_EVENTS.includes(event) && decision.text !== "" ? words.context(name, cut(decision.text)) : {}),
      };
    case "deny":
      return event === "before-tool" ? words.deny(name, cut(said(decision.reason))) : noticeFields(words, event, decision.reason);
    case "block":
      return STOP_EVENTS.includes(event) ? words.block(name, cut(said(decision.reason))) : noticeFields(words, event, decision.reason);
    default:
      return unreachable(decision);
  }
}

/** A host ignores a refusal without a reason, and lets the tool or the stop through. */
function said(reason: string): string {
  return reason.trim() === "" ? "Refused by agent-relay" : reason;
}

function noticeFields(words: AnswerWords, event: HookEvent, notice: string | undefined): AnswerFields {
  const line = notice?.trim().split("\n", 1)[0] ?? "";
  return line === "" || !words.noticeEvents.includes(event) ? {} : words.notice(cutContext(line, words.limit));
}
