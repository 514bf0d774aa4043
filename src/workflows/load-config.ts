import { resolve } from "node:path";
import { readText } from "../disk/files/read-text.ts";
import type { RelayYamlConfig } from "../workflow/builder/relay-yaml-config.ts";
import { readConfig } from "./run/config-origin.ts";

const MOST_BYTES = 16_777_216;

/** Reads a workflow file; a relative path is one of `cwd`. @throws Error where it cannot be read; WorkflowError where it is no workflow. */
export function loadConfig(path: string, cwd: string = process.cwd()): RelayYamlConfig {
  const file = readText(resolve(cwd, path), MOST_BYTES);
  if (!file.ok) throw new Error(file.problem.message);
  if (!file.value.utf8) throw new Error(`Cannot read "${path}": it is not UTF-8`);
  return readConfig(file.value.text, path, true);
}
