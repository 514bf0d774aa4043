import fc from "fast-check";
import { expect, test } from "vitest";
import { parseConfig } from "../../../src/workspace/config/parse-config.ts";
import { parseJson } from "../../../src/workspace/config/parse-json.ts";

const RULES = ["owner-known", "status-known"];

test.each([
  ['{\n  "buget": 5000\n}', 2, 3, "Unexpected key `buget`, did you mean `budget`?"],
  ['{ "lease_minutes": 5 }', 1, 3, "Unexpected key `lease_minutes`, did you mean `leaseMinutes`?"],
  ['{"zzz":1}', 1, 2, "Unexpected key `zzz`, expected one of `agents`, `budget`, `leaseMinutes`, `rules`, `ignore`, `projectsDepth`, `verify`"],
  ['{"budget":1.5}', 1, 11, "Unexpected value of `budget`, expected a whole number from 200 to 1000000"],
  ['{"agents":["ok","not ok"]}', 1, 11, "Unexpected value of `agents`, expected a list of names of letters, digits and hyphens"],
  ['{"ignore":"x"}', 1, 11, "Unexpected value of `ignore`, expected a list of globs"],
  [
    '{"rules":[]}',
    1,
    10,
    "Unexpected value of `rules`, expected an object from rule names to `off`, `info`, `warning`, `error` or a list of one of these and an object of options",
  ],
  ['{"rules":{"owner-know":"off"}}', 1, 11, "Unexpected rule `owner-know`, did you mean `owner-known`?"],
  [
    '{"rules":{"owner-known":"fatal"}}',
    1,
    25,
    "Unexpected value of `rules.owner-known`, expected `off`, `info`, `warning`, `error` or a list of one of these and an object of options",
  ],
  ['{"budget":300,"budget":400}', 1, 15, "Unexpected second key `budget`, expected each key once"],
  ["[]", 1, 1, "Unexpected value, expected an object of settings"],
  ["", 1, 1, "Unexpected end of the file, expected a value"],
  ["{", 1, 2, "Unexpected end of the file, expected a key in double quotes"],
  ['{"budget":300,}', 1, 15, "Unexpected `}`, expected a key in double quotes"],
  ["{'budget':300}", 1, 2, "Unexpected `'`, expected a key in double quotes"],
  ['{"budget" 300}', 1, 11, "Unexpected `3`, expected `:`"],
  ['{"a":"b" "c"}', 1, 10, 'Unexpected `"`, expected `,` or `}`'],
  ['{"budget":0300}', 1, 12, "Unexpected `3`, expected `,` or `}`"],
  ["{} x", 1, 4, "Unexpected `x`, expected the end of the file"],
  ["// no comments\n{}", 1, 1, "Unexpected `/`, expected a value"],
  ["[".repeat(200), 1, 102, "Unexpected `[`, expected at most 100 levels of nesting"],
])("%j has one finding at %i:%i: %s", (text, ...finding) => {
  const [line, column, message] = finding;
  const { findings } = parseConfig({ text, file: "agent-relay.config.json", ruleNames: RULES });
  expect(findings).toMatchObject([{ rule: "config-valid", severity: "error", line, column, message, file: "agent-relay.config.json" }]);
});

test.each([
  ['{"buget":5000}', "Rename it to `budget`."],
  ['{"zzz":1}', "Remove it."],
  ['{"budget":1.5}', "Write such as `2000`."],
  ['{"ignore":"x"}', 'Write such as `["drafts/**"]`.'],
  ['{"rules":{"owner-known":"fatal"}}', 'Write such as `"warning"`.'],
  ['{"rules":{"owner-known":"off","owner-known":"info"}}', "Remove one of the two."],
  ['{"rules":{"owner-known":["info",{"a":1,"a":2}]}}', "Remove one of the two."],
  ["[]", 'Write such as `{ "budget": 2000 }`.'],
  ["{", "Complete the file."],
  ['{"budget":300,}', "Remove the comma before it."],
  ["{'budget':300}", "Write double quotes."],
  ["{} // done", "Remove the comment, which JSON does not have, or write the settings in YAML."],
])("of %j is told what to do: %s", (text, hint) => {
  expect(parseConfig({ text, file: "x", ruleNames: RULES }).findings.map((finding) => finding.hint)).toEqual([hint]);
});

test("a good file has no findings, a byte-order mark and $schema included", () => {
  const text = '\u{feff}{"$schema":"./x.json","agents":["Mine","mine"],"rules":{"owner-known":["warning"]}}';
  expect(parseConfig({ text, file: "x", ruleNames: RULES })).toEqual({
    values: { agents: ["mine"], rules: { "owner-known": { severity: "warning", options: {} } } },
    findings: [],
  });
});

test("one wrong rule does not cost the others", () => {
  expect(parseConfig({ text: '{"rules":{"a":"off","b":7}}', file: "x" }).values.rules).toEqual({ a: { severity: "off", options: {} } });
});

test("a text of a megabyte that never ends is refused at once", () => {
  expect(parseJson(`{"${"a".repeat(1_000_000)}`)).toMatchObject({ ok: false, problem: { range: { start: 1 } } });
  expect(parseJson(`{"${"\\".repeat(1_000_001)}`)).toMatchObject({ ok: false });
});

test("every JSON text reads as JSON.parse reads it, and every other text is refused as JSON.parse refuses it", () => {
  const damaged = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", "}", '"', "\\", "\n", "0", "\u{7f}"))
    .map(([text, at, insert]) => `${text.slice(0, at % (text.length + 1))}${insert}${text.slice((at % (text.length + 1)) + 1)}`);
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.json({ stringUnit: "binary" }), damaged, fc.string()), (text) => {
      const node = parseJson(text);
      let expected: unknown;
      try {
        expected = JSON.parse(text);
      } catch {
        expect(node.ok).toBe(false);
        return;
      }
      expect(node.ok && JSON.stringify(node.value.value)).toBe(JSON.stringify(expected));
    }),
    { numRuns: 3000 },
  );
});
