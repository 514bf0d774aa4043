import { statSync } from "node:fs";
import { extname, resolve } from "node:path";
import { readText } from "../../disk/files/read-text.ts";
import { loadMeta } from "../../runner/run/run-meta.ts";
import { findRun } from "../../runner/store/find-run.ts";
import { listRuns } from "../../runner/store/list-runs.ts";
import { parseYamlText } from "../../util/yaml/parse-yaml-text.ts";
import { TemplateRegistry } from "../../workflows/templates/template-registry.ts";
import { findRunPlace } from "../workflow/run-place.ts";

const RUNS_VERBS = ["list", "show", "logs", "pause", "unpause", "abort", "resume", "rerun", "prune"];
const TEMPLATE_VERBS = ["list", "show", "install"];
/** Verbs of `runs` behind which no run is named. */
const WITHOUT_RUN = new Set(["list", "prune"]);
/** The newest are meant mostly. */
const MOST_RUNS = 20;
/** Longer files are not read while somebody types. */
const FILE_LIMIT = 1_048_576;

/** What may stand behind `runs`, `templates`, `run`, `plan` and `schema` at the end of a line, `words` from the command's name on; undefined where the shell's own file names serve best. @throws where the files cannot be read. */
export async function runCandidates(words: readonly string[], cwd: string): Promise<readonly string[] | undefined> {
  const [name = "", verb = "", id = "last"] = words;
  const before = words.at(-2) ?? "";
  if (before === "--from") return stepsOfRun(id, cwd);
  if (before === "--start-from") return stepsOfFile(words, cwd);
  if (before === "--workflow") return flowsOf(words, cwd).map((flow) => textOf(flow, "name"));
  if (before === "--resume") return ["last", ...runIds(cwd)];
  if (name === "schema") return words.length === 2 ? ["workflow"] : [];
  if (name === "templates") return words.length === 2 ? TEMPLATE_VERBS : templateNames(verb, words, cwd);
  if (name !== "runs") return undefined;
  if (words.length === 2) return RUNS_VERBS;
  if (words.length === 3 && !WITHOUT_RUN.has(verb)) return ["last", ...runIds(cwd)];
  return words.length === 4 && verb === "logs" ? stepsOfRun(id, cwd) : [];
}

function runIds(cwd: string): readonly string[] {
  return listRuns(findRunPlace(cwd).runsFolder)
    .slice(0, MOST_RUNS)
    .map(({ id }) => id);
}

async function templateNames(verb: string, words: readonly string[], cwd: string): Promise<readonly string[] | undefined> {
  if (verb === "install") return undefined;
  return verb === "show" && words.length === 3 ? (await new TemplateRegistry({ cwd }).listTemplates()).map((template) => template.name) : [];
}

function stepsOfRun(wish: string, cwd: string): readonly string[] {
  const found = findRun(findRunPlace(cwd).runsFolder, wish === "" ? "last" : wish);
  const meta = found.ok ? loadMeta(found.value) : undefined;
  return meta?.ok === true ? stepsOf(parseFlows(meta.value.source.text)) : [];
}

/** The file that stands on the line, of which the steps are; else those of the last run, which is the one that is resumed. */
function stepsOfFile(words: readonly string[], cwd: string): readonly string[] {
  return isFileNamed(words, cwd) ? stepsOf(flowsOf(words, cwd)) : stepsOfRun("last", cwd);
}

function flowsOf(words: readonly string[], cwd: string): readonly object[] {
  const file = words.slice(1).find((word) => isWorkflowFile(word, cwd));
  const read = file === undefined ? undefined : readText(resolve(cwd, file), FILE_LIMIT);
  return read?.ok === true ? parseFlows(read.value.text) : [];
}

function isFileNamed(words: readonly string[], cwd: string): boolean {
  return words.slice(1).some((word) => isWorkflowFile(word, cwd));
}

function isWorkflowFile(word: string, cwd: string): boolean {
  return [".yaml", ".yml", ".json"].includes(extname(word)) && (statSync(resolve(cwd, word), { throwIfNoEntry: false })?.isFile() ?? false);
}

function parseFlows(text: string): readonly object[] {
  const parsed = parseYamlText(text, { maxLength: FILE_LIMIT, maxValues: 100_000 });
  return parsed.ok ? listOf(parsed.value.value, "workflows") : [];
}

function stepsOf(flows: readonly object[]): readonly string[] {
  return [...new Set(flows.flatMap((flow) => listOf(flow, "steps").map((step) => textOf(step, "name"))))];
}

function listOf(value: unknown, key: string): readonly object[] {
  const list: unknown = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return Array.isArray(list) ? list.filter((entry: unknown): entry is object => typeof entry === "object" && entry !== null) : [];
}

function textOf(value: object, key: string): string {
  const text: unknown = Reflect.get(value, key);
  return typeof text === "string" ? text : "";
}
