import type { RunSource } from "../../runner/run/run.ts";
import { copyPlain } from "../../workflow/builder/copy-plain.ts";
import type { RelayYamlConfig } from "../../workflow/builder/relay-yaml-config.ts";
import { parseWorkflowYaml } from "../../workflow/written/parse-workflow-yaml.ts";
import { WorkflowError } from "../workflow-error.ts";

/** What a run is pinned to, but for the choice of a flow and variables. */
export type ConfigOrigin = Pick<RunSource, "kind" | "path" | "text">;

const read = new WeakMap<object, { readonly origin: ConfigOrigin; readonly json: string }>();

/** Reads a config out of YAML and remembers its text; `isFile` where the source is a path. @throws WorkflowError where it is no workflow. */
export function readConfig(text: string, source: string, isFile: boolean): RelayYamlConfig {
  const { written, findings } = parseWorkflowYaml(text, source);
  if (written === undefined) throw new WorkflowError(`Cannot use "${source}"`, findings);
  const config: RelayYamlConfig = written;
  read.set(config, { origin: { kind: "yaml", text, ...(isFile ? { path: source } : {}) }, json: JSON.stringify(config) });
  return config;
}

/** Gives the name of a workflow; a config may be anything, the checker says so later. */
export function nameOf(config: unknown): string {
  const name: unknown = typeof config === "object" && config !== null && "name" in config ? config.name : undefined;
  return typeof name === "string" ? name : "workflow";
}

/** Gives what a run of a config is pinned to: the text that it was read from unless somebody changed it, so that `agent-relay run --resume` takes it for the same. */
export function originOf(config: unknown): ConfigOrigin {
  const text = JSON.stringify(copyPlain(config)) ?? "null";
  const known = typeof config === "object" && config !== null ? read.get(config) : undefined;
  if (known === undefined) return { kind: "config", text };
  return known.json === text ? known.origin : { ...known.origin, kind: "config", text };
}
