import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatWorkflowYaml } from "../../../src/workflow/builder/format-workflow-yaml.ts";
import { WorkflowDraft } from "../../../src/workflow/builder/workflow-draft.ts";
import { parseWorkflowYaml } from "../../../src/workflow/written/parse-workflow-yaml.ts";

const NASTY = [
  "1_200_000",
  "null",
  "~",
  "0x10",
  "1e3",
  "- a",
  "# c",
  "a: b",
  "{{task}}",
  "a\n\nb\n",
  "  lead",
  "trail  \nnext",
  "\tx",
  "---",
  "...",
  "a\r\nb",
  "\u0085",
  "%a",
  "!x",
  "&a",
  "*a",
  "yes",
  "1.0",
  "2020-01-01",
  "<<",
  "x\u2028y",
  "é😀",
  "\ufeffx",
  "x\u0000y",
  "'\"\\",
];

const filled = fc
  .oneof(fc.constantFrom(...NASTY), fc.string({ unit: "binary", minLength: 1 }), fc.string({ unit: "grapheme", minLength: 1 }))
  .filter((text) => /\S/u.test(text));
const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/u);
const value = fc.jsonValue({ maxDepth: 3 });

const config = fc.record(
  {
    name: filled,
    agents: fc.uniqueArray(
      fc.record(
        { name, cli: fc.constantFrom("claude", "codex"), role: filled, task: filled, additionalPaths: fc.array(filled, { maxLength: 2 }) },
        { requiredKeys: ["name", "cli"] },
      ),
      { maxLength: 3, selector: (agent) => agent.name },
    ),
    description: fc.oneof(filled, fc.constant("")),
    swarm: fc.record({ maxConcurrency: fc.integer({ min: 1, max: 9 }), timeoutMs: fc.nat(), pattern: fc.constantFrom("dag", "mesh") }, { requiredKeys: [] }),
    workflows: fc.uniqueArray(
      fc.record({
        name,
        steps: fc.uniqueArray(
          fc.record(
            {
              name,
              type: fc.constant("deterministic"),
              command: filled,
              dependsOn: fc.array(filled, { maxLength: 2 }),
              verification: fc.record({ type: fc.constant("output_contains"), value: filled }),
              retries: fc.nat(),
              captureOutput: fc.boolean(),
            },
            { requiredKeys: ["name", "type", "command"] },
          ),
          { maxLength: 4, selector: (step) => step.name },
        ),
      }),
      { maxLength: 2, selector: (flow) => flow.name },
    ),
    // `<<` means something to YAML, and `__proto__` to JavaScript: the reader takes neither as a name.
    templates: fc.dictionary(
      fc.oneof(name, filled).filter((key) => key !== "<<" && key !== "__proto__"),
      value,
      { maxKeys: 4 },
    ),
    packages: fc.array(filled, { maxLength: 3 }),
    trajectories: fc.boolean(),
  },
  { requiredKeys: ["name", "agents"] },
);

describe("a workflow as YAML", () => {
  test("reads back as the value that it was made of", () => {
    fc.assert(
      fc.property(config, (written) => {
        const plain = structuredClone(written);
        const { written: read, findings } = parseWorkflowYaml(formatWorkflowYaml(written), "relay.yaml");
        expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
        expect(read).toEqual(plain);
      }),
      { numRuns: 300 },
    );
  });

  test.each(NASTY)("keeps the text %j as it is, even where a number may stand", (text) => {
    const work = new WorkflowDraft("x").vars({ text }).step("a", { type: "deterministic", command: text, verification: { type: "custom", value: text } });
    const { written, findings } = parseWorkflowYaml(work.toYaml(), "relay.yaml");
    expect(findings).toEqual([]);
    expect(written).toEqual(work.toConfig());
  });

  test("is what a person would write", () => {
    const yaml = new WorkflowDraft("my-workflow")
      .agent("worker", { cli: "claude" })
      .step("task1", { agent: "worker", task: "Do something\nand more\n" })
      .toYaml();
    expect(yaml).toBe(
      [
        'version: "1.0"',
        "name: my-workflow",
        "swarm: {}",
        "agents:",
        "  - name: worker",
        "    cli: claude",
        "workflows:",
        "  - name: default",
        "    steps:",
        "      - name: task1",
        "        agent: worker",
        "        task: |",
        "          Do something",
        "          and more",
        "",
      ].join("\n"),
    );
  });
});
