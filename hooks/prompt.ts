import type { HookDecision } from "../src/agents/hook-dialect.ts";
import { stripHidden } from "../src/util/strip-hidden.ts";
import { ensureBaseline } from "./ensure-baseline.ts";
import { defineHook, type HookContext } from "./hook.ts";
import { ensureSession } from "./session/ensure-session.ts";
import { mayBeTrigger } from "./session/may-be-trigger.ts";
import { beginChain } from "./stop/begin-chain.ts";

/** At a prompt: where all of it is the trigger word, alone or with names, the agent is given the brief (PROTOCOL.md 3). Every other prompt passes. Either way the next stop may be blocked once again. */
export const hook = defineHook({
  event: "prompt",
  async run(context) {
    beginChain(context);
    await ensureSession(context);
    const prompt = context.input.prompt ?? "";
    const decision = mayBeTrigger(prompt) ? await answerTrigger(context, prompt) : undefined;
    if (decision !== undefined) return decision;
    const project = context.project();
    if (project !== undefined) ensureBaseline(context, project);
    return { kind: "allow" };
  },
});

async function answerTrigger(context: HookContext, prompt: string): Promise<HookDecision | undefined> {
  const { isTrigger } = await import("./session/is-trigger.ts");
  if (!isTrigger(context, prompt)) return undefined;
  context.project();
  const { text } = await context.trigger(prompt);
  const { noteBrief } = await import("./session/note-brief.ts");
  noteBrief(context);
  return { kind: "context", text: stripHidden(text) };
}
