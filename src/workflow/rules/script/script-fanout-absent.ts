import { endOfBracket } from "./end-of-bracket.ts";
import { firstMatches } from "./first-matches.ts";
import type { ScriptRule } from "./script-rule.ts";

const LOOP = /\bfor\s*\(|\bfor\s+await\b|\.\s*(?:forEach|map)\s*\(/u;
const SEND = /(?:\.|\b)(?:send\w*|forward\w*|inject\w*|post\w*|deliver\w*|notify\w*|dispatch\w*|relay\w*Message)\s*\(/u;

/** The guide's row on manual fan-out in `handleChannelMessage()`. */
export const scriptFanoutAbsent: ScriptRule = {
  name: "script-fanout-absent",
  severity: "warning",
  summary: "No `handleChannelMessage()` forwards messages to agents one by one.",
  why: "Everyone who subscribed to a channel gets its messages already; who is sent them again gets them twice.",
  type: "module",
  examples: {
    wrong: `async function handleChannelMessage(message) {
  for (const agent of agents) await agent.sendMessage(message.text);
}
`,
    right: `for (const name of names) relay.subscribe({ agent: name, channels: ["wf-shop"] });
`,
  },
  *check({ code }) {
    for (const { index, 0: found } of firstMatches(code, /\bhandleChannelMessage\b(?=\s*(?:=|:|\())/gu)) {
      const body = bodyBehind(code, index + found.length);
      if (body === undefined || !LOOP.test(body) || !SEND.test(body)) continue;
      const message = "Unexpected forwarding to each agent in `handleChannelMessage()`, expected subscriptions of the agents";
      yield {
        range: { start: index, end: index + found.length },
        message,
        hint: "Remove the loop, and call `relay.subscribe({ agent, channels })` for each agent once.",
      };
    }
  },
};

/** The body of the function that begins here; undefined for a call. */
function bodyBehind(code: string, from: number): string | undefined {
  const head = /^\s*(?:[=:]\s*(?:async\s*)?(?:function\s*[\w$]*\s*)?)?/u.exec(code.slice(from, from + 200))?.[0].length ?? 0;
  if (code[from + head] !== "(") return undefined;
  const behind = endOfBracket(code, from + head);
  const open = /^\s*(?::\s*[\w<>[\]|., ]+?\s*)?(?:=>\s*)?\{/u.exec(code.slice(behind, behind + 200));
  if (open === null) return undefined;
  const start = behind + open[0].length - 1;
  return code.slice(start, endOfBracket(code, start));
}
