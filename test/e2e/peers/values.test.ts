import { describe, expect, test } from "vitest";
import { makeProject, runProgram } from "../run-program.ts";
import { command, DEV, flowOf, isThere, linesOf, runFlow } from "./support/flow.ts";

// In relayflows 1.0.5 a value with quotes runs as shell code, step outputs are inserted raw, `{{ x }}` with spaces stays literal, and its command has no way
// to pass variables. Below: test/workflow/template/resolve-command.test.ts (every hostile value at every place).

const HOSTILE = `'; touch pwned; "; touch pwned; $(touch pwned) \`touch pwned\` && touch pwned #`;
const PLACES: Readonly<Record<string, string>> = {
  bare: "printf '%s\\n' {{x}}",
  "inside double quotes": "printf '%s\\n' \"{{x}}\"",
  "inside single quotes": "printf '%s\\n' '{{x}}'",
  "in a here-document": "cat <<EOF\n{{x}}\nEOF",
};

describe("values", () => {
  test.each(Object.entries(PLACES))("a value with quotes and substitutions stays a value %s", (_, text) => {
    const { root, code, steps } = runFlow(flowOf([command("s", text)]), { argv: ["--var", `x=${HOSTILE}`] });
    expect({ code, output: steps["s"]?.output, pwned: isThere(root, "pwned") }).toEqual({ code: 0, output: `${HOSTILE}\n`, pwned: false });
    expect(runProgram(root, ["plan", "relay.yaml", "--var", `x=${HOSTILE}`]).code).toBe(0);
    expect(runProgram(root, ["run", "relay.yaml", "--var", "x=; touch pwned"]).code).toBe(0);
    expect(isThere(root, "pwned")).toBe(false);
  });

  test.each(Object.entries(PLACES))("a step's output stays a value %s, quotes, templates and all", (_, text) => {
    const steps = [command("print", "cat hostile"), command("s", text.replace("{{x}}", "{{steps.print.output}}"), "print")];
    const hostile = `${HOSTILE} {{y}} {{steps.print.exitCode}} $HOME`;
    const { root, code, steps: told } = runFlow(flowOf(steps), { files: { hostile } });
    expect({ code, output: told["s"]?.output, pwned: isThere(root, "pwned") }).toEqual({ code: 0, output: `${hostile}\n`, pwned: false });
  });

  test("spaces inside the braces change nothing, in commands and in tasks", () => {
    const steps = [
      command("a", "echo {{ x }} {{x}}"),
      command("b", "echo {{ steps.a.output }}", "a"),
      { name: "c", agent: "dev", task: "Take {{ x }} and {{ steps.b.output }}", dependsOn: ["b"] },
    ];
    const { root, code } = runFlow(flowOf(steps, { agents: [DEV] }), { argv: ["--var", "x=one"] });
    expect({ code, asked: linesOf(root, "asked") }).toEqual({ code: 0, asked: ["Take one and one one"] });
  });

  test("the command takes variables, one by one and from a file, and says which one is missing", () => {
    const root = makeProject({
      "relay.yaml": flowOf([command("s", "echo {{one}} {{two}} {{three.part}} >> said")]),
      "vars.json": '{ "two": 2, "three": { "part": 3 } }',
    });
    expect(runProgram(root, ["run", "relay.yaml", "--var", "one=1 = one", "--vars-file", "vars.json"]).code).toBe(0);
    expect(linesOf(root, "said")).toEqual(["1 = one 2 3"]);
    expect(runProgram(root, ["run", "relay.yaml", "--vars-file", "vars.json"])).toMatchObject({ code: 1, out: expect.stringContaining("`{{one}}`") });
    expect(linesOf(root, "said")).toHaveLength(1);
  });
});
