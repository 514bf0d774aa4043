import { fieldsOf, textOf, type Fields } from "./hook-fields.ts";
import type { HookDialect, HookEvent, HookHost, HookInput, ToolUse } from "./hook-dialect.ts";
import { unreachable } from "../util/unreachable.ts";

/** What differs between hosts in what they tell a hook; the names of the fields are the same everywhere (AGENT-CLIS.md 4.2). */
export interface InputWords {
  readonly host: HookHost;
  readonly events: HookDialect["events"];
  /** Tells what a tool does from its name and its arguments. */
  readonly toolUse: (name: string, input: Fields) => ToolUse;
  /** Takes off a prompt what the host put around it. */
  readonly unwrapPrompt: (prompt: string) => string;
}

/** States in which a background task of Claude has ended, as far as they are known. */
const ENDED = ["completed", "failed", "killed", "stopped", "cancelled", "done"];

/** Creates how a host's events are read: unknown fields are ignored, those of the wrong type count as missing, an event we do not answer gives undefined. */
export function createReadInput(words: InputWords): HookDialect["readInput"] {
  return (value) => {
    const fields = fieldsOf(value);
    const event = eventOf(words, fields);
    if (event === undefined) return undefined;
    const subagent = textOf(fields, "agent_id");
    return {
      host: words.host,
      event,
      session: textOf(fields, "session_id"),
      cwd: textOf(fields, "cwd"),
      ...(subagent === "" ? {} : { subagent }),
      ...detailsOf(words, event, fields),
    };
  };
}

/** A host without an event for sub-agents may tell their stop by the same name. */
function eventOf({ events }: InputWords, fields: Fields): HookEvent | undefined {
  const name = textOf(fields, "hook_event_name");
  if (name === "") return undefined;
  const event = (Object.keys(events) as HookEvent[]).find((key) => events[key] === name);
  return event === "stop" && events["subagent-stop"] === name && textOf(fields, "agent_id") !== "" ? "subagent-stop" : event;
}

function detailsOf(words: InputWords, event: HookEvent, fields: Fields): Partial<HookInput> {
  switch (event) {
    case "session-start":
      return given("source", textOf(fields, "source"));
    case "prompt":
      return { prompt: words.unwrapPrompt(textOf(fields, "prompt")) };
    case "before-tool":
    case "after-tool":
      return { tool: words.toolUse(textOf(fields, "tool_name"), fieldsOf(fields["tool_input"])) };
    case "stop":
    case "subagent-stop":
      return { stopActive: fields["stop_hook_active"] === true, backgroundWork: runningTasks(fields["background_tasks"]) };
    case "stop-failure":
      return given("reason", failureOf(fields));
    case "before-compaction":
      return given("reason", textOf(fields, "trigger"));
    case "session-end":
      return given("reason", textOf(fields, "reason"));
    default:
      return unreachable(event);
  }
}

function given(name: "source" | "reason", text: string): Partial<HookInput> {
  return text === "" ? {} : { [name]: text };
}

/** Claude says `unknown` and tells more in the last message; Codex only says that it was interrupted. */
function failureOf(fields: Fields): string {
  const words = [textOf(fields, "error"), textOf(fields, "reason"), textOf(fields, "last_assistant_message").slice(0, 200)].filter((text) => text !== "");
  if (words.length > 0) return words.join(": ");
  return textOf(fields, "hook_event_name") === "Interrupt" ? "interrupt" : "";
}

function runningTasks(tasks: unknown): number {
  if (!Array.isArray(tasks)) return 0;
  return tasks.filter((task) => !ENDED.includes(textOf(fieldsOf(task), "status").toLowerCase())).length;
}
