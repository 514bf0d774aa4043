import type { WorkflowProblem } from "../../checked/workflow-problem.ts";
import { describeFound, quoteText } from "../../written/describe-value.ts";
import { listWords } from "../../written/fields.ts";
import { STEP_SHAPE } from "../../written/step-schema.ts";
import { isRecord } from "../../written/is-record.ts";
import type { ValuePath } from "../../written/value-path.ts";
import type { WrittenStep } from "../../written/written-workflow.ts";
import { createProblem } from "../create-problem.ts";
import { meantName } from "../meant-name.ts";
import { CUSTOM_STEPS_FILE, type CustomStep, type CustomSteps } from "./custom-steps.ts";
import { isParameter, NOT_KEPT, writtenValue } from "./expand-step.ts";

/** Says that `.relay/steps.yaml` has no step of the name that a `use` has. */
export function unknownUse(use: string, path: ValuePath, customSteps: CustomSteps): WorkflowProblem {
  const hint = meantName(use, [...customSteps.keys()], `Write it to \`${CUSTOM_STEPS_FILE}\`, below \`steps:\`.`);
  return createProblem("custom-step-known", [...path, "use"], {
    message: `Unexpected use ${quoteText(use)}, expected a step of \`${CUSTOM_STEPS_FILE}\``,
    hint,
  });
}

/** Finds parameters that are missing, that have no value a text can hold, or that the step of `.relay/steps.yaml` does not have. */
export function checkUse(step: WrittenStep, path: ValuePath, custom: CustomStep): readonly WorkflowProblem[] {
  const use = quoteText(step.use ?? "");
  const given = parametersOf(step, path, custom);
  const unknown = given.filter(({ name }) => !isParameter(custom, name)).map((entry) => unknownParameter(custom, use, entry.path));
  const missing = custom.parameters
    .filter(({ name, required, default: value }) => required && value === undefined && writtenValue(step, name) === undefined)
    .filter(({ name }) => !unknown.some(({ meant }) => meant === name))
    .map(({ name }) => {
      const message = `Unexpected step without \`${name}\`, expected every required parameter of ${use}`;
      return createProblem("parameter-set", [...path, "use"], { message, hint: `Write \`${name}:\` and its value.` });
    });
  const odd = given.filter(({ name, value }) => isParameter(custom, name) && !isPlain(value)).map((entry) => oddValue(entry.path, entry.value));
  return [...missing, ...unknown, ...odd];
}

/** Lists what is given as a parameter: keys that no step has or that say what one does, and those under `params`. */
function parametersOf(step: WrittenStep, path: ValuePath, custom: CustomStep): readonly Given[] {
  const beside = Object.entries(step).filter(([name]) => isParameter(custom, name) || isForParameters(name));
  const under = isRecord(step.params) && !isParameter(custom, "params") ? Object.entries(step.params) : [];
  const entries = [
    ...beside.map(([name, value]): Given => ({ name, value, path: [...path, name] })),
    ...under.map(([name, value]): Given => ({ name, value, path: [...path, "params", name] })),
  ];
  return entries.filter(({ value }) => value !== undefined);
}

interface Given {
  readonly name: string;
  readonly value: unknown;
  readonly path: ValuePath;
}

function isForParameters(key: string): boolean {
  return key !== "use" && key !== "params" && (!Object.hasOwn(STEP_SHAPE, key) || NOT_KEPT.has(key));
}

function isPlain(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function oddValue(path: ValuePath, value: unknown): WorkflowProblem {
  const message = `Unexpected ${describeFound(path, value)}, expected a text, a number, \`true\` or \`false\``;
  return createProblem("value-type", path, { message, hint: "Write a text." });
}

/** What is misspelt is not missing too. */
function unknownParameter({ parameters }: CustomStep, use: string, path: ValuePath): WorkflowProblem {
  const names = parameters.map(({ name }) => name);
  const written = String(path.at(-1));
  const message = `Unexpected parameter ${quoteText(written)} of ${use}, expected ${names.length === 0 ? "none" : listWords(names)}`;
  const hint = meantName(written, names, "Remove it.");
  const meant = names.find((name) => hint === `Write ${quoteText(name)}.`);
  return { ...createProblem("parameter-known", path, { message, hint }), part: "key", ...(meant === undefined ? {} : { meant }) };
}
