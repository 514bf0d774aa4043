import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseYamlConfig, type ParsedConfig } from "../../../src/workspace/config/parse-config.ts";
import { parseYaml } from "../../../src/workspace/config/yaml/parse-yaml.ts";

const RULES = ["owner-known", "status-known"];
const RULE_VALUE = "`off`, `info`, `warning`, `error` or a list of one of these and an object of options";

function read(text: string): ParsedConfig {
  return parseYamlConfig({ text, file: "agent-relay.config.yaml", ruleNames: RULES });
}

test.each([
  ["budget: 900\nbuget: 5000\n", 2, 1, "Unexpected key `buget`, did you mean `budget`?", "Rename it to `budget`."],
  ["budget: many\n", 1, 9, "Unexpected value of `budget`, expected a whole number from 200 to 1000000", "Write such as `2000`."],
  ["budget: 1_000\n", 1, 9, "Unexpected value of `budget`, expected a whole number from 200 to 1000000", "Write such as `2000`."],
  ["budget:\nagents: [a]\n", 1, 8, "Unexpected value of `budget`, expected a whole number from 200 to 1000000", "Write such as `2000`."],
  [
    "agents:\n  - ok\n  - not ok\n",
    2,
    3,
    "Unexpected value of `agents`, expected a list of names of letters, digits and hyphens",
    'Write such as `["reviewer"]`.',
  ],
  ["rules:\n  owner-know: off\n", 2, 3, "Unexpected rule `owner-know`, did you mean `owner-known`?", "Rename it to `owner-known`."],
  ["rules:\n  owner-known: fatal\n", 2, 16, `Unexpected value of \`rules.owner-known\`, expected ${RULE_VALUE}`, 'Write such as `"warning"`.'],
  ["rules:\n  owner-known: [off, 3]\n", 2, 16, `Unexpected value of \`rules.owner-known\`, expected ${RULE_VALUE}`, 'Write such as `"warning"`.'],
  [
    "verify:\n  allow: npm test\n",
    2,
    3,
    "Unexpected value of `verify`, expected an object with `allow`, a list of commands or of their first words",
    'Write such as `{ "allow": ["npm test"] }`.',
  ],
  ["budget: 300\nbudget: 400\n", 2, 1, "Unexpected second key `budget`, expected each key once", "Remove one of the two."],
  ["rules:\n  owner-known: off\n  owner-known: info\n", 3, 3, "Unexpected second key `rules.owner-known`, expected each key once", "Remove one of the two."],
  ["- budget\n", 1, 1, "Unexpected value, expected an object of settings", 'Write such as `{ "budget": 2000 }`.'],
  ["budget: 300\n\tagents: [a]\n", 2, 1, "Unexpected tab, expected spaces", "Indent by spaces."],
  ["rules:\n\towner-known: off\n", 2, 1, "Unexpected tab, expected spaces", "Indent by spaces."],
  [
    "rules:\n  owner-known: off\n status-known: off\n",
    3,
    1,
    "Unexpected indentation, expected the same as of the lines beside it",
    "Begin all keys of one object in the same column.",
  ],
  ["ignore:\n  - **/drafts\n", 2, 5, "Unexpected alias `**/drafts`, expected `*` and the name of an anchor above it", "Write quotes round the value."],
  [
    "ignore: [a, b\n",
    1,
    14,
    "Unexpected end of the file, expected what closes a list, an object or a text",
    "Close what was opened: `[` by `]`, `{` by `}`, a quote by a quote.",
  ],
  [
    "ignore: ['a]\n",
    1,
    13,
    "Unexpected end of the file, expected what closes a list, an object or a text",
    "Close what was opened: `[` by `]`, `{` by `}`, a quote by a quote.",
  ],
  ["agents: b: c\n", 1, 9, "Unexpected second `:`, expected one key a line", "Begin the inner object on a line of its own, or write quotes round the value."],
  ['agents: ["\\q"]\n', 1, 11, "Unexpected escape, expected one that YAML has, such as `\\n`", "Write single quotes, in which a backslash stands for itself."],
  ["agents: [@me]\n", 1, 10, "Unexpected character at the start of a value, expected quotes round such a value", "Write quotes round the value."],
  ["budget: 300\nagents\n", 2, 1, "Unexpected text, expected `:` behind a key, `,` between entries, a quote behind a text", "Write what is missing."],
  ["budget: .inf\n", 1, 9, "Unexpected number `Infinity`, expected one that JSON has too", "Write it in digits."],
  ["agents: !!js/function x\n", 1, 9, "Unexpected tag, expected a value without one", "Remove the tag."],
  ["budget: 300\n---\nbudget: 400\n", 2, 1, "Unexpected second document, expected one", "Remove the line `---` and join the two."],
  ["? [budget]\n: 300\n", 1, 3, "Unexpected key, expected a text", "Write a name in place of the key."],
  ["x: &x { owner-known: off }\nrules:\n  <<: *x\n", 3, 3, "Unexpected merge key `<<`, expected the keys themselves", "Write them out."],
  [
    "%RELAY\n---\nbudget: 300\n",
    1,
    1,
    "Unexpected directive, expected keys and values",
    "Remove the line that begins with `%`, or write quotes round the value.",
  ],
  ["\u{feff}budget: 300\r\nbuget: 5000\r\n", 2, 1, "Unexpected key `buget`, did you mean `budget`?", "Rename it to `budget`."],
  ["\u{feff}buget: 5000\r\n", 1, 1, "Unexpected key `buget`, did you mean `budget`?", "Rename it to `budget`."],
])("%j has one finding at %i:%i: %s", (text, ...finding) => {
  const [line, column, message, hint] = finding;
  expect(read(text).findings).toEqual([
    expect.objectContaining({ rule: "config-valid", severity: "error", line, column, message, hint, file: "agent-relay.config.yaml" }),
  ]);
});

test.each([
  ["", {}],
  ["# all of it\n# is a comment\n", {}],
  ["---\nbudget: 300\n...\n", { budget: 300 }],
  ["rules: { owner-known: off }", { rules: { "owner-known": { severity: "off", options: {} } } }],
  ["%YAML 1.1\n---\nrules: { owner-known: off }", { rules: { "owner-known": { severity: "off", options: {} } } }],
  ["agents: &mine [Mine]\nignore: *mine\n", { agents: ["mine"], ignore: ["Mine"] }],
  ["\u{feff}ignore:\r\n  - '**/drafts'\r\n  - \"a b\"\r\n", { ignore: ["**/drafts", "a b"] }],
])("%j gives its values", (text, values) => {
  const { values: found, findings } = read(text);
  expect([found, findings]).toEqual([values, []]);
});

describe("a text that means harm is refused in bounded time:", () => {
  const bomb = ["a0: &a0 [x, x]", ...Array.from({ length: 40 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`)].join("\n");
  test.each([
    ["aliases of aliases", bomb, "Unexpected value, expected at most 10000 values"],
    ["an alias of what it stands in", "ignore: &own [*own]", "Unexpected nesting, expected at most 100 levels"],
    ["lists in lists", "[".repeat(30_000), "Unexpected nesting, expected at most 100 levels"],
    ["lists in lists by lines", "- ".repeat(16_000), "Unexpected nesting, expected at most 100 levels"],
    ["keys in keys", "? ".repeat(16_000), "Unexpected nesting, expected at most 100 levels"],
    ["objects in objects", "{a: ".repeat(8_000), "Unexpected nesting, expected at most 100 levels"],
    ["a text that is too long", "a: b\n".repeat(20_000), "Unexpected length, expected at most 32768 characters"],
    ["many documents", "---\n".repeat(8_000), "Unexpected second document, expected one"],
    ["many anchors", "&a ".repeat(10_000), "Unexpected second anchor, expected one"],
  ])("%s", (_, text, message) => {
    expect(read(text).findings.map((finding) => finding.message)).toContain(message);
  });
});

test("no text throws, and every finding lies inside the text", () => {
  const piece = fc.constantFrom(
    "budget: 300\n",
    "rules:\n",
    "  a: off\n",
    "- ",
    "\t",
    "*",
    "&a ",
    "{",
    "]",
    "'",
    '"',
    "---\n",
    "%",
    "!!x ",
    "<<: ",
    "? ",
    ": ",
    "| ",
    "\r\n",
    "\u{feff}",
    "\0",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")),
        fc.string({ unit: "binary" }),
      ),
      (text) => {
        for (const { range, line, column } of read(text).findings) {
          expect(range.start).toBeLessThanOrEqual(range.end);
          expect(range.end).toBeLessThanOrEqual(text.length);
          expect([line > 0, column > 0]).toEqual([true, true]);
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test("JSON is YAML too and gives the same", () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string({ unit: "grapheme-ascii" }).filter((key) => key !== "<<" && key.length < 100),
        fc.jsonValue({ maxDepth: 4 }),
      ),
      (value) => {
        const node = parseYaml(JSON.stringify(value));
        expect(node.ok && JSON.stringify(node.value.value)).toBe(JSON.stringify(value));
      },
    ),
  );
});
