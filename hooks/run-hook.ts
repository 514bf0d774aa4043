import { isAbsolute } from "node:path";
import type { HookAnswer, HookDecision, HookDialect, HookInput } from "../src/agents/hook-dialect.ts";
import type { HookContext } from "./hook.ts";
import type { HookRequest } from "./hook-request.ts";
import { loadDialect } from "./load-dialect.ts";
import { parseStdin } from "./session/parse-stdin.ts";

/** What a hook's process does that has nothing to say. */
const SILENCE: HookAnswer = { stdout: "", stderr: "", exitCode: 0 };

/** Time a hook has, in milliseconds from the start of its process; hosts end a session in haste. */
const LIMIT_MS = 5000;
const END_LIMIT_MS = 1500;

/**
 * Answers one event of a host (PROTOCOL.md 7). Whatever goes wrong (input, disk, clock, a fault of ours), the host is allowed to go on, nothing is printed, the exit
 * code is 0 and one line stands in the hooks' log. Never throws.
 */
export async function runHook(request: HookRequest): Promise<HookAnswer> {
  if (isOff(request.env["AGENT_RELAY_HOOKS"])) return SILENCE;
  const call: HookCall = { request, lines: [], cwd: request.cwd };
  try {
    return await answer(call);
  } catch (error) {
    call.lines.push(`Allowed, the hook of ${request.host} failed: ${error instanceof Error ? error.message : String(error)}`);
    return SILENCE;
  } finally {
    if (call.lines.length > 0) await writeLines(call);
  }
}

/** One call while it is answered: lines for the log wait for its end, so that the log's code is loaded only where there are some. */
interface HookCall {
  readonly request: HookRequest;
  readonly lines: string[];
  /** Folder of the session, in whose project the log lies. */
  cwd: string;
}

/** Whether the variable `AGENT_RELAY_HOOKS` switches all hooks off. */
function isOff(value: string | undefined): boolean {
  return value !== undefined && ["off", "0", "false", "no"].includes(value.trim().toLowerCase());
}

async function answer(call: HookCall): Promise<HookAnswer> {
  const { request } = call;
  const dialect = await loadDialect(request.host);
  if (dialect === undefined) return silent(call, `unexpected host \`${request.host}\``);
  const parsed = parseStdin(request.readStdin());
  if (!parsed.ok) return silent(call, `cannot read the input of ${request.host}: ${parsed.problem}`);
  const input = dialect.readInput(parsed.value);
  if (input === undefined) return silent(call, `no event that is answered: ${eventNameIn(parsed.value)}`);
  // A run keeps the handoff itself: what it starts is guarded, and asked for nothing.
  if (request.env["AGENT_RELAY_HOOKS"] === "guard" && input.event !== "before-tool") return SILENCE;
  call.cwd = isAbsolute(input.cwd) ? input.cwd : request.cwd;
  return decide(call, dialect, { ...input, cwd: call.cwd });
}

async function decide({ request, lines }: HookCall, dialect: HookDialect, input: HookInput): Promise<HookAnswer> {
  const [{ HOOKS }, { createContext }] = await Promise.all([import("./index.ts"), import("./create-context.ts")]);
  const limitMs = input.event === "session-end" ? END_LIMIT_MS : LIMIT_MS;
  const context = createContext(request, input, { limitMs, log: (line) => void lines.push(line) });
  const hook = await HOOKS[input.event]();
  const decision = await inTime(hook.run(context), context, limitMs);
  const { env, clock } = request;
  if ((env["AGENT_RELAY_DEBUG"] ?? "") !== "")
    context.log(`${input.host} ${input.event} ${input.tool?.name ?? ""} -> ${decision.kind} after ${Math.round(clock())} ms`);
  return dialect.writeAnswer(input.event, decision);
}

/** Waits for what is asynchronous until the hook has to answer; synchronous work looks at the time itself. The clock, whose loading takes a millisecond, is not asked. */
async function inTime(work: HookDecision | Promise<HookDecision>, context: HookContext, limitMs: number): Promise<HookDecision> {
  if (!(work instanceof Promise)) return work;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<HookDecision>((resolve) => {
    timer = setTimeout(() => {
      context.log(`Allowed, ${context.input.event} took too long`);
      resolve({ kind: "allow" });
    }, limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function silent({ lines }: HookCall, reason: string): HookAnswer {
  lines.push(`Allowed, ${reason}`);
  return SILENCE;
}

/** Trouble with the log is nobody's. */
async function writeLines({ request, lines, cwd }: HookCall): Promise<void> {
  try {
    const { writeHookLog } = await import("./session/hook-log.ts");
    for (const line of lines) writeHookLog({ cwd, env: request.env, now: request.now() }, line);
  } catch {
    // There is nowhere left to tell it.
  }
}

function eventNameIn(value: unknown): string {
  const name = typeof value === "object" && value !== null && "hook_event_name" in value ? value.hook_event_name : undefined;
  return typeof name === "string" ? `\`${name}\`` : "it names none";
}
