import type { WrongCase } from "./wrong-case.ts";

/** Workflows that are wrong in YAML. */
export const WRONG_YAML: readonly WrongCase[] = [
  ["name: x\nagents: [{ name: a, cli: claude }]\nswarm:\n\tpattern: dag\n", ["4:1 error yaml-syntax: Unexpected tab, expected spaces. Indent by spaces."]],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nswarm:\n  pattern: dag\n channel: c\n",
    ["5:1 error yaml-syntax: Unexpected indentation, expected the same as of the lines beside it. Begin all keys of one object in the same column."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\npackages: [a, b\n",
    [
      "3:16 error yaml-syntax: Unexpected end of the file, expected what closes a list, an object or a text. Close what was opened: `[` by `]`, `{` by `}`, a quote by a quote.",
    ],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\ndescription: 'x\n",
    [
      "3:16 error yaml-syntax: Unexpected end of the file, expected what closes a list, an object or a text. Close what was opened: `[` by `]`, `{` by `}`, a quote by a quote.",
    ],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\ndescription: a: b\n",
    ["3:14 error yaml-syntax: Unexpected second `:`, expected one key a line. Begin the inner object on a line of its own, or write quotes round the value."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\ndescription: @x\n",
    ["3:14 error yaml-syntax: Unexpected character at the start of a value, expected quotes round such a value. Write quotes round the value."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\ndescription: *x\n",
    ["3:14 error yaml-syntax: Unexpected alias `*x`, expected `*` and the name of an anchor above it. Write quotes round the value."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\ndescription\n",
    ["3:1 error yaml-syntax: Unexpected text, expected `:` behind a key, `,` between entries, a quote behind a text. Write what is missing."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\ndescription: !!js x\n",
    ["3:14 error yaml-syntax: Unexpected tag, expected a value without one. Remove the tag."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\n---\nname: x\nagents: [{ name: a, cli: claude }]\n",
    ["3:1 error yaml-syntax: Unexpected second document, expected one. Remove the line `---` and join the two."],
  ],
  ["name: x\nagents: [{ name: a, cli: claude }]\n? [a]\n: b\n", ["3:3 error yaml-syntax: Unexpected key, expected a text. Write a name in place of the key."]],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nbase: &b { x: 1 }\nstate: { <<: *b }\n",
    ["4:10 error yaml-syntax: Unexpected merge key `<<`, expected the keys themselves. Write them out."],
  ],
  [
    'name: x\nagents: [{ name: a, cli: claude }]\ndescription: "\\q"\n',
    ["3:15 error yaml-syntax: Unexpected escape, expected one that YAML has, such as `\\n`. Write single quotes, in which a backslash stands for itself."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nstate: { ttlMs: .inf }\n",
    ["3:17 error yaml-syntax: Unexpected number `Infinity`, expected one that JSON has too. Write it in digits."],
  ],
  ["\u{feff}nmae: x\r\nagents: [{ name: a, cli: claude }]\r\n", ["1:1 error key-known: Unexpected key `nmae`, did you mean `name`?. Rename it to `name`."]],
  [
    "name: x\r\nagents: [{ name: a, cli: claude }]\r\nswarm: { patern: dag }\r\n",
    ["3:10 error key-known: Unexpected key `patern`, did you mean `pattern`?. Rename it to `pattern`."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\n__proto__: 1\n",
    [
      "3:1 error key-known: Unexpected key `__proto__` of a workflow file. Remove it, or write one of `version`, `name`, `description`, `swarm`, `agents`, `workflows`, `errorHandling`, `coordination`, `state`, `templates`, `packages`, `isolatedFrom` ….",
    ],
  ],
];
