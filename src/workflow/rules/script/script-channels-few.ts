import { endOfBracket } from "./end-of-bracket.ts";
import { firstMatches } from "./first-matches.ts";
import type { ScriptRule } from "./script-rule.ts";

const MOST = 3;

/** The guide's row on channels that are all given at spawn time, for scripts of the SDK. */
export const scriptChannelsFew: ScriptRule = {
  name: "script-channels-few",
  severity: "info",
  summary: "An agent is spawned with at most three channels.",
  why: "Messages of every channel interrupt the agent. `agent.subscribe()` and `agent.unsubscribe()` follow its work instead.",
  type: "module",
  examples: {
    wrong: `const agent = await relay.claude.spawn({ name: "auditor", channels: ["pr-1", "pr-2", "pr-3", "pr-4"] });
`,
    right: `const agent = await relay.claude.spawn({ name: "auditor", channels: ["pr-1"] });
await agent.subscribe(["pr-2"]);
`,
  },
  *check({ code }) {
    for (const { index, 0: found } of firstMatches(code, /\.\s*spawn\w*\s*\(/gu)) {
      const open = index + found.length - 1;
      const inside = code.slice(open, endOfBracket(code, open));
      const list = /\bchannels\s*:\s*\[/u.exec(inside);
      if (list === null) continue;
      const start = open + list.index;
      const from = start + list[0].length - 1;
      const entries = code
        .slice(from + 1, endOfBracket(code, from) - 1)
        .split(",")
        .filter((entry) => entry.trim() !== "").length;
      if (entries <= MOST) continue;
      const message = `Unexpected ${entries} channels at the start of an agent, expected at most ${MOST}`;
      yield {
        range: { start, end: start + "channels".length },
        message,
        hint: "Call `agent.subscribe()` when it needs the others, and `agent.mute()` for noise.",
      };
    }
  },
};
