// agent-relay plugin for OpenCode, version 0.1.0
// Written by `agent-relay hooks install`, removed by `agent-relay hooks uninstall`.
import { execFile } from "node:child_process";

const NODE = "agent-relay";
const SCRIPT = "";
const LIMIT_MS = 10000;
const WRITING = new Set(["write", "edit", "multiedit", "patch", "apply_patch", "bash", "shell"]);

// Gives the program's answer to an event; an empty one whatever goes wrong.
function ask(event) {
  return new Promise((resolve) => {
    try {
      const text = JSON.stringify(event);
      const child = execFile(NODE, [SCRIPT, "hook", "opencode"].filter(Boolean), { cwd: event.cwd, timeout: LIMIT_MS, maxBuffer: 4194304, windowsHide: true }, (error, stdout) => {
        resolve(error ? {} : parse(stdout));
      });
      child.stdin.on("error", () => {});
      child.stdin.end(text);
    } catch {
      resolve({});
    }
  });
}

function parse(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

export const AgentRelay = async ({ client, directory }) => {
  const sessions = new Map();
  const calls = new Map();

  const open = (parent, fresh) => ({ parent, fresh, started: false, failed: false, stopActive: false, ours: undefined, agent: undefined, model: undefined });

  const find = async (id) => {
    try {
      const { data } = await client.session.get({ path: { id } });
      return open(data?.parentID ?? "", false);
    } catch {
      return open("", false);
    }
  };

  const stateOf = (id) => {
    if (!sessions.has(id)) sessions.set(id, find(id));
    return sessions.get(id);
  };

  const tell = async (name, id, more) => {
    const { parent } = await stateOf(id);
    const who = parent === "" ? { session_id: id } : { session_id: parent, agent_id: id };
    const answer = await ask({ hook_event_name: name, ...who, cwd: directory, ...more });
    if (answer.notice) await show(answer.notice);
    return answer;
  };

  const show = async (message) => {
    try {
      await client.tui.showToast({ body: { message, variant: "info" } });
    } catch {}
  };

  const stop = async (id) => {
    const state = await stateOf(id);
    calls.clear();
    if (state.failed) {
      state.failed = false;
      return;
    }
    if (!state.started && state.parent === "") return;
    const answer = await tell("session.idle", id, { stop_hook_active: state.stopActive });
    if (answer.decision !== "block" || state.stopActive || state.parent !== "") return;
    state.stopActive = true;
    state.ours = answer.reason;
    try {
      const { agent, model } = state;
      await client.session.promptAsync({ path: { id }, body: { ...(agent ? { agent } : {}), ...(model ? { model } : {}), parts: [{ type: "text", text: answer.reason }] } });
    } catch {
      state.ours = undefined;
    }
  };

  const fail = async (id, error) => {
    (await stateOf(id)).failed = true;
    await tell("session.error", id, { error: [error?.name, error?.data?.message].filter(Boolean).join(": ") });
  };

  const end = async (reason) => {
    const ids = [...sessions.keys()];
    const states = await Promise.all(ids.map(stateOf));
    await Promise.all(ids.filter((_, at) => states[at].started && states[at].parent === "").map((id) => tell("dispose", id, { reason })));
    sessions.clear();
  };

  return {
    "chat.message": async ({ sessionID, agent, model }, { message, parts }) => {
      const state = await stateOf(sessionID);
      const typed = parts.filter((part) => part.type === "text" && !part.synthetic);
      const [first] = typed;
      if (!first || state.parent !== "") return;
      const prompt = typed.map((part) => part.text).join("\n");
      state.failed = false;
      if (state.ours !== undefined && prompt.trim() === state.ours.trim()) {
        state.ours = undefined;
        return;
      }
      state.stopActive = false;
      state.agent = agent ?? message?.agent;
      state.model = model ?? message?.model;
      const texts = [];
      if (!state.started) {
        state.started = true;
        texts.push((await tell("session.created", sessionID, { source: state.fresh ? "startup" : "resume" })).context);
      }
      texts.push((await tell("chat.message", sessionID, { prompt })).context);
      texts.filter(Boolean).forEach((text, at) => parts.push({ ...first, id: first.id + "xy"[at], text, synthetic: true }));
    },
    "tool.execute.before": async ({ tool, sessionID, callID }, { args }) => {
      if (!WRITING.has(tool)) return;
      const answer = await tell("tool.execute.before", sessionID, { tool_name: tool, tool_input: args });
      if (answer.decision === "deny") throw new Error(answer.reason);
      calls.set(callID, args);
    },
    "tool.execute.after": async ({ tool, sessionID, callID, args }, output) => {
      if (!WRITING.has(tool)) return;
      const input = args ?? calls.get(callID) ?? {};
      calls.delete(callID);
      const answer = await tell("tool.execute.after", sessionID, { tool_name: tool, tool_input: input });
      if (answer.context && typeof output?.output === "string") output.output += "\n\n" + answer.context;
    },
    "experimental.session.compacting": async ({ sessionID }) => {
      await tell("experimental.session.compacting", sessionID, {});
    },
    event: async ({ event }) => {
      const { sessionID, info, error } = event.properties ?? {};
      if (event.type === "session.created" && info?.id && !sessions.has(info.id)) sessions.set(info.id, Promise.resolve(open(info.parentID ?? "", true)));
      if (event.type === "session.idle" && sessionID) await stop(sessionID);
      if (event.type === "session.error" && sessionID) await fail(sessionID, error);
      if (event.type === "server.instance.disposed") await end("disposed");
    },
    dispose: async () => {
      await end("dispose");
    },
  };
};
