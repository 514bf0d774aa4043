import fc from "fast-check";
import { expect, test } from "vitest";
import { addCodexTrust, parseCodexTrust } from "../../../src/agents/codex/trust-settings.ts";
import { removeCodexTrust } from "../../../src/cli/hooks/remove-codex-trust.ts";

const LINE = fc.constantFrom("", 'model = "x"', "[tui]", "[[hooks.Stop]]", "# note", 'list = [\n"a"\n]', '[projects."/p"]', 'trust_level = "untrusted"');
const TEXT = fc.tuple(fc.array(LINE, { maxLength: 8 }), fc.constantFrom("\n", "\r\n")).map(([lines, eol]) => lines.map((line) => `${line}${eol}`).join(""));
const KEY = fc.constantFrom("/p/.codex/hooks.json:stop:0:0", "/p/.codex/hooks.json:pre_tool_use:0:0", '/q "x"/hooks.json:stop:1:0');

test("trust that was added and taken out leaves the bytes of before", () => {
  let added = 0;
  fc.assert(
    fc.property(TEXT, fc.uniqueArray(KEY), fc.constantFrom("", "/shop"), (text, keys, project) => {
      const edit = addCodexTrust(text, { hooks: keys.map((key) => ({ key, hash: "sha256:1" })), project });
      if (!edit.ok || edit.text === undefined) return;
      if (edit.text !== text) added += 1;
      expect(removeCodexTrust(edit.text, { keys, project })).toBe(text);
    }),
    { numRuns: 2000 },
  );
  expect(added).toBeGreaterThan(500);
});

test("a table that holds more keeps the rest", () => {
  const text = '[hooks.state."/h:stop:0:0"]\ntrusted_hash = "sha256:1"\nenabled = false\n';
  expect(removeCodexTrust(text, { keys: ["/h:stop:0:0"], project: "" })).toBe('[hooks.state."/h:stop:0:0"]\nenabled = false\n');
});

test("other hooks and folders keep their trust", () => {
  const text =
    '[projects."/a"]\ntrust_level = "trusted"\n\n[hooks.state."/a:stop:0:0"]\ntrusted_hash = "1"\n\n[hooks.state."/b:stop:0:0"]\ntrusted_hash = "2"\n';
  const rest = parseCodexTrust(removeCodexTrust(text, { keys: ["/a:stop:0:0"], project: "" }));
  expect([[...rest.hooks.keys()], [...rest.projects.keys()]]).toEqual([["/b:stop:0:0"], ["/a"]]);
});
