import { describe, expect, test } from "vitest";
import { checkCommand } from "../../../src/workflow/template/check-command.ts";
import { parseTemplate } from "../../../src/workflow/template/parse-template.ts";

function check(command: string): readonly string[] {
  return checkCommand(parseTemplate(command)).map(({ kind, place, range }) => `${kind} ${place} ${command.slice(range.start, range.end)}`);
}

describe("a command before it has values", () => {
  test.each([
    ["echo {{x}} \"{{x}}\" '{{x}}' # {{x}}", []],
    ["eval {{x}}; echo {{y}}", ["refused program {{x}}"]],
    ["echo $((1 + {{ n }}))", ["number arithmetic {{ n }}"]],
    ["cat <<{{x}}\n", ["refused delimiter {{x}}"]],
    ["{{testCommand}}", ["command bare {{testCommand}}"]],
    ['cd a && "{{testCommand}}" --all', ["command double {{testCommand}}"]],
    ["A=1 {{tool}} {{x}}", ["command bare {{tool}}"]],
    ["{{bin}}/tool {{x}}", []],
    ["sh -c '{{x}}'", ["command bare {{x}}"]],
    ['for f in {{steps.list.output}}; do echo "$f"; done', ["list bare {{steps.list.output}}"]],
    ["for f in a {{x}} b{{y}}; do {{z}}; done", ["list bare {{x}}", "command bare {{z}}"]],
    ["node -e 'f({{x}})' {{x}}", ["code single {{x}}"]],
    ['FOO=1 python3 -c "print({{x}})"', ["code double {{x}}"]],
    ["node script.js {{x}}", []],
    ["if {{x}}; then :; fi", ["command bare {{x}}"]],
  ])("tells what will not do: %s", (command, told) => {
    expect(check(command)).toEqual(told);
  });

  test("is told in the words of the house", () => {
    expect(checkCommand(parseTemplate("{{cmd}}"))[0]?.message).toBe(
      "Unexpected `{{cmd}}` as the name of a command, expected the command itself: a value is one word, and never shell code",
    );
  });
});
