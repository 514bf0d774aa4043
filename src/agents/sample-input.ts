import type { HookEvent, HookHost } from "./hook-dialect.ts";
import { HOOK_DIALECTS } from "./hook-dialects.ts";
import { unreachable } from "../util/unreachable.ts";

/** What a sample tells of its session. */
export interface SampleScene {
  readonly cwd: string;
  readonly session: string;
}

/** The tool and arguments of a harmless call, by host. */
const TOOL_CALLS: Readonly<Record<HookHost, Readonly<Record<string, unknown>>>> = {
  claude: { tool_name: "Bash", tool_input: { command: "true" }, tool_use_id: "toolu_sample" },
  codex: { tool_name: "Bash", tool_input: { command: "true" }, tool_use_id: "call_sample" },
  gemini: { tool_name: "run_shell_command", tool_input: { command: "true" } },
  opencode: { tool_name: "bash", tool_input: { command: "true" } },
};

/**
 * Creates what a host would write on a hook's standard input, for `hooks doctor`: a prompt that is no trigger, a shell command that does nothing, a stop that
 * follows a refused one. Undefined where the host has no such event.
 */
export function createSampleInput(host: HookHost, event: HookEvent, { cwd, session }: SampleScene): Readonly<Record<string, unknown>> | undefined {
  const name = HOOK_DIALECTS[host].events[event];
  if (name === undefined) return undefined;
  return { session_id: session, cwd, hook_event_name: name, ...baseOf(host, event), ...detailsOf(host, event) };
}

/** What each host tells with its events beside session, folder and name (AGENT-CLIS.md 4.2). Codex allows itself no others, so its samples are exact. */
function baseOf(host: HookHost, event: HookEvent): Readonly<Record<string, unknown>> {
  switch (host) {
    case "claude":
      return { transcript_path: "", permission_mode: "default" };
    case "codex":
      return {
        transcript_path: null,
        ...(event === "session-end" ? {} : { model: "sample" }),
        ...(event === "session-end" || event === "before-compaction" ? {} : { permission_mode: "default" }),
        ...(event === "session-end" || event === "session-start" ? {} : { turn_id: "sample" }),
      };
    case "gemini":
      return { transcript_path: "", timestamp: "2026-01-01T00:00:00.000Z" };
    case "opencode":
      return {};
    default:
      return unreachable(host);
  }
}

function detailsOf(host: HookHost, event: HookEvent): Readonly<Record<string, unknown>> {
  switch (event) {
    case "session-start":
      return { source: "startup" };
    case "prompt":
      return { prompt: "This is a sample of agent-relay hooks doctor." };
    case "before-tool":
      return TOOL_CALLS[host];
    case "after-tool":
      return { ...TOOL_CALLS[host], tool_response: "" };
    case "stop":
      return { stop_hook_active: true, last_assistant_message: "" };
    case "subagent-stop":
      return { stop_hook_active: true, last_assistant_message: "", agent_id: "sample", agent_type: "sample", agent_transcript_path: null };
    case "stop-failure":
      return host === "codex" ? {} : { error: "sample" };
    case "before-compaction":
      return { trigger: "auto" };
    case "session-end":
      return { reason: "other" };
    default:
      return unreachable(event);
  }
}
