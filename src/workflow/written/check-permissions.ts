import { AGENT_ACCESSES } from "../../agents/one-shot/one-shot.ts";
import type { PlacedStep } from "./check-steps.ts";
import { quoteText } from "./describe-value.ts";
import { isRecord } from "./is-record.ts";
import { nearWord } from "./near-word.ts";
import { valueAt, type ValuePath } from "./value-path.ts";
import type { WorkflowProblem } from "../checked/workflow-problem.ts";

/** Finds permissions given by a word that is neither a level of access nor a profile of the file. */
export function* checkPermissions(root: unknown, steps: readonly PlacedStep[]): Iterable<WorkflowProblem> {
  const agents = valueAt(root, ["agents"]);
  const profiles = new Set(profileNames(root));
  const words = new Set([...AGENT_ACCESSES, ...profiles]);
  const owners = Array.isArray(agents) ? agents.map((_, at): ValuePath => ["agents", at]) : [];
  yield* unknownWord(root, ["permissions", "default"], words);
  for (const owner of [...owners, ...steps.map(({ path }) => path)]) {
    yield* unknownWord(root, [...owner, "permissions"], words);
    yield* unknownWord(root, [...owner, "permissions", "profile"], profiles);
  }
}

function profileNames(root: unknown): readonly string[] {
  const named = valueAt(root, ["permissions", "profiles"]);
  const listed = Array.isArray(named) ? named.map((entry: unknown) => (isRecord(entry) ? String(entry["name"]) : "")) : keysOf(named);
  return [...listed, ...keysOf(valueAt(root, ["permission_profiles"]))];
}

function keysOf(value: unknown): readonly string[] {
  return isRecord(value) ? Object.keys(value) : [];
}

/** So many words are compared with one that is not known. */
const MAX_WORDS = 100;

function unknownWord(root: unknown, path: ValuePath, words: ReadonlySet<string>): readonly WorkflowProblem[] {
  const value = valueAt(root, path);
  if (typeof value !== "string" || value.trim() === "" || words.has(value)) return [];
  const near = nearWord(value, [...words].slice(0, MAX_WORDS));
  const last = String(path.at(-1));
  const expected =
    last === "profile" ? "the name of a profile of the file" : "`readonly`, `readwrite`, `restricted`, `full` or the name of a profile of the file";
  const message = `Unexpected ${last} ${quoteText(value)}, expected ${expected}`;
  const hint = near === undefined ? "Write it under `permissions.profiles`, or write another." : `Write \`${near}\`.`;
  return [{ rule: "word-known", severity: "error", path, part: "value", message, hint }];
}
