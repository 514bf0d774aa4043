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

/** Single signs and short runs of them that mean something to Markdown, among others that do not. */
const SIGNS = [
  ...Array.from("\n\n\n\n  \t>--*+#=`~|:[](){}<>!_\\19.ax"), "\r\n", "\r", "---", "```", "| a |\n", "|-|\n", "- ", "  ", "    ", "<div>", "<!--", "-->", "\u00a0", "\u0000", "\ufeff", "\ud800", "\udc00", "1. ", "> ", "[x]", "[ ] ", "[a]: b", "[^a]: ",
  "\u2028", "\f", "\v", "**", "Owner: ", "**Owner:** ", "· ", "é", "<<<<<<<\n", "=======\n", ">>>>>>>\n",
];

/** Texts of such signs without any plan, up to 60 of them. */
export const markdownSoup: fc.Arbitrary<string> = fc.array(fc.constantFrom(...SIGNS), { maxLength: 60 }).map((signs) => signs.join(""));

/** Any string at all: lone surrogates, controls, anything a UTF-8 decoder makes of any bytes, and Markdown. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 100 }).map((units) => String.fromCharCode(...units)),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => new TextDecoder().decode(bytes)),
  markdownSoup,
  markdownDocument,
);

/** A hostile piece of Markdown, told by its name, in a given size. */
export interface HostileText {
  readonly name: string;
  readonly make: (length: number) => string;
}

function repeat(unit: string): (length: number) => string {
  return (length) => unit.repeat(Math.ceil(length / unit.length));
}

/** Inputs that make parsers slow or overflow: runs of marks, unclosed and deep things, long lines. */
export const HOSTILE_TEXTS: readonly HostileText[] = [
  ...[">", "> ", "- ", "1. ", "> - ", "-\t", "*", "*a ", "**a* ", "_a", "[", "[a](", "![", "<a ", "<", "<!--", "<div>\n", "`", "~~a", "|", "|-|\n", "a\n|-|-|\n", "[a]: b\n", "[^a", "=\n", "```\n", "a\n", "- a\n\n", "-\n", "- [ ] a\n", "&a", "\\", "\r", "\0", "\t", " ", "# ", "<<<<<<<\n", "**a: b\n", "Owner: ", "a ", "www.a", "a@b."].map((unit) => ({
    name: `${JSON.stringify(unit)} again and again`,
    make: repeat(unit),
  })),
  { name: "code marks of growing length", make: (length) => Array.from({ length: Math.sqrt(2 * length) }, (_, at) => "`".repeat(at + 1)).join(" ") },
  { name: "lists of growing depth", make: (length) => Array.from({ length: Math.sqrt(length) }, (_, at) => `${" ".repeat(at * 2)}- a`).join("\n") },
  { name: "quotes of growing depth", make: (length) => Array.from({ length: Math.sqrt(2 * length) }, (_, at) => ">".repeat(at)).join("\n") },
  { name: "a heading of blanks", make: (length) => `# a${" ".repeat(length)}#b` },
  { name: "a value of blanks", make: (length) => `Owner: x${" ".repeat(length)}y` },
  { name: "lines of blanks with labels", make: repeat(`Owner: x${" ".repeat(1_900)}y\n`) },
  { name: "one line of words", make: (length) => `${"word ".repeat(length / 5)}end` },
  { name: "front matter without end", make: (length) => `---\n${"a\n".repeat(length / 2)}` },
  { name: "front matter with a key of blanks", make: (length) => `---\na${" ".repeat(length)}\n---\n` },
  { name: "front matter with a value of blanks", make: (length) => `---\na: b${" ".repeat(length)}c\n---\n` },
  { name: "a table as wide as it is long", make: (length) => `${"|a".repeat(length / 6)}\n${"|-".repeat(length / 6)}\n${"|b".repeat(length / 6)}` },
  { name: "a quote that lazy lines go on", make: (length) => `> a\n${"b\n".repeat(length / 2)}` },
];
