import type { HookDecision, HookEvent, HookInput } from "../../src/agents/hook-dialect.ts";
import { createContext } from "../../hooks/create-context.ts";
import type { HookContext, TriggerAnswer } from "../../hooks/hook.ts";
import { HOOKS } from "../../hooks/index.ts";

/** The clock of every hook test that does not set its own. */
export const NOW = "2026-11-20T15:04:05Z";

/** What a hook is called with in a test; without more it is Claude's session `s1`. */
export interface HookScene extends Partial<Omit<HookInput, "event">> {
  readonly cwd: string;
  readonly now?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly trigger?: (text: string) => TriggerAnswer;
}

/** Makes the context of one event, as the program does. */
export function contextOf(event: HookEvent, scene: HookScene): HookContext {
  const { now = NOW, env = {}, trigger = () => ({ text: "the brief", exitCode: 0 }), ...rest } = scene;
  const request = {
    host: "claude",
    readStdin: () => new Uint8Array(),
    env: { XDG_CONFIG_HOME: "/nonexistent/config", XDG_STATE_HOME: "/nonexistent/state", ...env },
    cwd: scene.cwd,
    now: () => now,
    clock: () => 10,
    trigger: async (text: string) => trigger(text),
  };
  return createContext(request, { host: "claude", session: "s1", ...rest, event }, { limitMs: 5000, log: () => undefined });
}

/** Runs the hook of an event. */
export async function runEvent(event: HookEvent, scene: HookScene): Promise<HookDecision> {
  const hook = await HOOKS[event]();
  return hook.run(contextOf(event, scene));
}

/** Text that a decision gives the agent; "" for none. */
export function contextText(decision: HookDecision): string {
  return decision.kind === "context" ? decision.text : "";
}
