/** The steps of the workflow, each with those it waits for: two branches that meet, and a tail. */
const STEPS: Readonly<Record<string, readonly string[]>> = {
  read: [],
  left: ["read"],
  right: ["read"],
  meet: ["left", "right"],
  test: ["meet"],
  report: ["test"],
};

/** Names of all steps, in the order of the file. */
export const STEP_NAMES = Object.keys(STEPS);

/** Lines of the ledger of an uninterrupted run: a start and an end of every step. */
export const EVENT_COUNT = STEP_NAMES.length * 2;

/** What the last step prints when every step got the outputs of those before it. */
export const EXPECTED_OUTPUT = "report(test(meet(left(read()),right(read()))))";

/** How long a step takes, in seconds; `right` longer than `left`, so that no two end at once. */
const SECONDS = 0.3;
const LONGER = 0.45;

/** How a run goes that nobody kills. */
export interface Variant {
  readonly onError: "fail-fast" | "continue";
  /** The step that fails until a file `mended` is there. */
  readonly broken?: string;
}

/** Writes the workflow: every step notes its start and end in `ledger`, and prints its name around the outputs of those before it; the last one also into `result`. */
export function writeWorkflow({ onError, broken }: Variant): string {
  const steps = STEP_NAMES.map((name) => {
    const before = STEPS[name] ?? [];
    const inputs = before.map((each) => `{{steps.${each}.output}}`).join(",");
    const keep = name === "report" ? " | tee result" : "";
    const check = name === broken ? "test -f mended || exit 1; " : "";
    const seconds = String(name === "right" ? LONGER : SECONDS);
    const command = `echo start ${name} >> ledger; sleep ${seconds}; ${check}echo end ${name} >> ledger; printf %s "${name}(${inputs})"${keep}`;
    return `      - name: ${name}\n        type: deterministic\n        dependsOn: [${before.join(", ")}]\n        captureOutput: true\n        failOnError: true\n        command: ${JSON.stringify(command)}\n`;
  });
  return `version: "1.0"\nname: resume\nswarm:\n  pattern: dag\n  maxConcurrency: 2\n  timeoutMs: 3600000\nagents: []\nworkflows:\n  - name: default\n    onError: ${onError}\n    steps:\n${steps.join("")}`;
}
