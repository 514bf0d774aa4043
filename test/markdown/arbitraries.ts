import fc from "fast-check";

/** Lines as protocol files and their accidents have them; the law of the two readers is tried on their combinations. */
const LINES = [
  "# Title", "## Section ##", "#", "##NoSpace", "### `code` heading", "Plain words", "words with `code` and **bold**", "**Remaining:**", "**Owner:** Codex", "Owner: Codex", "---", "===", "***", "- - -",
  "- item", "* item", "+ item", "1. one", "2. two", "1) one", "10. ten", "- [ ] open", "- [x] **T1** done (owner: codex)", "- [ ]", "- [x]text", "- [ ] `code` first", "-", "- ", "1.", "-   wide", "-     code", "  nested words",
  "  - nested", "    - deeper", "   - three", "    indented", "     five", "\tTab", "-\ttab item", "  continuation", "\t- tab nested", "> quote", "> - [ ] quoted", ">", "> # head", ">no space", "> > deeper", "lazy words",
  "| A | B |", "|---|---|", "| --- | :-: |", "| 1 | 2 |", "| 1 |", "| a | b | c |", "a | b", "--- | ---", "|---|---||", "| `x \\| y` | z |", "| | |", "|:-|", "| a", ":--", "```", "```sh", "~~~", "````", "``` `x", "    ```", "<!-- comment -->", "<!-- open", "-->", "<div>", "</div>",
  "<br>", "<a id=\"x\"></a>", "<http://x>", "[ref]: http://x", "[^1]: note", "[link](x)", "[ ] not a task", "\\# escaped", "line  ", "line\\", "<<<<<<< ours", "=======", ">>>>>>> theirs", "\u00a0nbsp", "é → ✅", "", "", "", "  ", "\t",
];

/** Documents put together from such lines, with any of the line endings, perhaps with a byte-order mark, indentation and no final line break. */
export const markdownDocument: fc.Arbitrary<string> = fc
  .record({
    lines: fc.array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...LINES) }, { weight: 2, arbitrary: fc.tuple(fc.constantFrom("  ", "    ", "> ", "- ", "   "), fc.constantFrom(...LINES)).map(([head, line]) => head + line) }, { weight: 1, arbitrary: fc.string({ maxLength: 12 }).map((text) => text.replace(/[\r\n]/gu, "")) }), { maxLength: 14 }),
    eol: fc.constantFrom("\n", "\n", "\r\n"),
    bom: fc.constantFrom("", "", "", "\ufeff"),
    final: fc.boolean(),
    frontMatter: fc.constantFrom("", "", "", "", "---\nowner: codex\n---\n"),
  })
  .map(({ lines, eol, bom, final, frontMatter }) => bom + (frontMatter + lines.join("\n") + (final ? "\n" : "")).replaceAll("\n", eol));
