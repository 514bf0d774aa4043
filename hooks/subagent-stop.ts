import { defineHook } from "./hook.ts";
import { answerSubagent } from "./stop/answer-subagent.ts";

/** At the stop of a sub-agent: only files off limits are told of, and nothing is blocked (PROTOCOL.md 7). */
export const hook = defineHook({ event: "subagent-stop", run: answerSubagent });
