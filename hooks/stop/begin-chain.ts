import type { HookContext } from "../hook.ts";
import { BLOCK_HEAD } from "./block-head.ts";
import { forgetBlock } from "./chain.ts";

/**
 * Begins a new chain of stops, at each prompt of the user: the next stop may be blocked again. Gemini sends the reason of a block as if it were a prompt (AGENT-CLIS.md 4.4), which
 * begins none. Looks at one name in each folder above the session's.
 */
export function beginChain(context: HookContext): void {
  const { session, subagent, prompt = "" } = context.input;
  if (session === "" || subagent !== undefined || prompt.includes(BLOCK_HEAD)) return;
  forgetBlock(context);
}
