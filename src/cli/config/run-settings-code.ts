import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { basename, dirname } from "node:path";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import type { SettingsNode, SyntaxProblem } from "../../workspace/config/settings-node.ts";
import { isObject } from "../../workspace/config/setting-specs.ts";
import { SETTINGS_CHILD } from "./settings-child.ts";

/** How long a settings' module may run. */
const LIMIT_MS = 10_000;

/** More than this is no settings: 1 MB. */
const ANSWER_LIMIT = 1_048_576;

const NOWHERE = { start: 0, end: 0 };

/**
 * Runs a settings' module (TypeScript or JavaScript, by jiti) in a process of its own and gives its default export as plain data. One that throws, ends its process, goes on for too long or
 * exports something else is a problem. Only for commands that a person calls to check: never for hooks, moves or what serves agents.
 */
export function runSettingsCode(path: string, limitMs = LIMIT_MS): Result<SettingsNode, SyntaxProblem> {
  const require = createRequire(import.meta.url);
  const { output, error, signal } = spawnSync(process.execPath, ["-e", SETTINGS_CHILD, path, require.resolve("jiti"), ownLibrary(require)], {
    cwd: dirname(path),
    stdio: ["ignore", "ignore", "ignore", "pipe"],
    timeout: limitMs,
    killSignal: "SIGKILL",
    maxBuffer: ANSWER_LIMIT,
    windowsHide: true,
  });
  const told = parseAnswer(String(output?.[3] ?? ""));
  if (told !== undefined) return told;
  if (error !== undefined && "code" in error && error.code === "ETIMEDOUT")
    return problem(`time that "${basename(path)}" takes`, `its default export within ${limitMs} ms`, "Let it do nothing but give the settings.");
  if (error !== undefined && signal === null) return problem(`error \`${error.message}\``, "a process for the module", "Write the settings as JSON or YAML.");
  return problem("end of the process", "the settings as default export", "Let the module export its settings and not end the process.");
}

/** What `agent-relay` means in a module of somebody who has not installed it beside: this program's own library; "" where that is not built. */
function ownLibrary(require: NodeJS.Require): string {
  try {
    return require.resolve("agent-relay");
  } catch {
    return "";
  }
}

function parseAnswer(text: string): Result<SettingsNode, SyntaxProblem> | undefined {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(told)) return undefined;
  const { value, found, expected } = told;
  if (typeof found === "string" && typeof expected === "string") return problem(found, expected, "Export such as `export default { budget: 2000 };`.");
  return succeed(toNode(value));
}

function problem(found: string, expected: string, hint: string): Result<SettingsNode, SyntaxProblem> {
  return refuse({ range: NOWHERE, found, expected, hint });
}

/** Nothing in code has a place: keys are told by their paths. */
function toNode(value: unknown): SettingsNode {
  if (Array.isArray(value)) return { range: NOWHERE, value, members: [], items: value.map(toNode) };
  const entries = isObject(value) ? Object.entries(value) : [];
  return { range: NOWHERE, value, members: entries.map(([key, inner]) => ({ key, keyRange: NOWHERE, node: toNode(inner) })), items: [] };
}
