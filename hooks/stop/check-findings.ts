import { messageLine } from "../../src/util/message-line.ts";
import { createSubject } from "../../src/lint/create-subject.ts";
import type { Rule } from "../../src/lint/rule.ts";
import { runRules } from "../../src/lint/run-rules.ts";
import { loadConfig } from "../../src/workspace/config/load-config.ts";
import type { HookContext } from "../hook.ts";

/** Findings that ride along with a block. */
const TOLD = 3;

/** Gives the errors that `check` finds in the text of a handoff, as lines; the rules come from the caller, who loads them only where a block is told anyway. */
export function checkFindings(context: HookContext, about: { readonly file: string; readonly text: string }, rules: readonly Rule[]): readonly string[] {
  const { now, agents, input, env } = context;
  const subject = createSubject({ ...about, kind: "handoff", world: { now, agents } });
  const settings = loadConfig({ cwd: input.cwd, workspaceRoot: context.workspace()?.folder, env }).config.rules;
  return runRules(subject, rules, settings)
    .filter(({ severity }) => severity === "error")
    .slice(0, TOLD)
    .map(({ file, line, message, rule }) => messageLine(`${file}:${line} ${message} (${rule})`));
}
