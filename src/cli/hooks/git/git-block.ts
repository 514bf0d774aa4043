/** What our lines begin and end with in a file that is not ours alone: a hook, or attributes. */
const START = "# agent-relay:start";
const END = "# agent-relay:end";

/** Says behind START that the line break before it is ours as well. */
const BROKEN = " (and the line break before this line)";

/** Puts our lines into a text, in place of those that are there: at its end, or at its top but behind a first line that names an interpreter. The person's bytes stay. */
export function putBlock(text: string, lines: readonly string[], where: "top" | "end"): string {
  const rest = takeBlock(text);
  const at = where === "end" ? rest.length : firstLine(rest);
  const head = rest.slice(0, at);
  const whole = head === "" || head.endsWith("\n");
  const block = [`${START}${whole ? "" : BROKEN}`, ...lines, END].map((line) => `${line}\n`).join("");
  return `${head}${whole ? "" : "\n"}${block}${rest.slice(at)}`;
}

/** Takes our lines out of a text again: the bytes of before. */
export function takeBlock(text: string): string {
  const found = /(?:^|\n)# agent-relay:start([^\n]*)\n(?:[^\n]*\n)*?# agent-relay:end(?:\n|$)/.exec(text);
  if (found === null) return text;
  const broke = found[0].startsWith("\n") && found[1] === BROKEN;
  return text.slice(0, found.index + (found[0].startsWith("\n") && !broke ? 1 : 0)) + text.slice(found.index + found[0].length);
}

/** Whether a text holds our lines. */
export function hasBlock(text: string): boolean {
  return takeBlock(text) !== text;
}

function firstLine(text: string): number {
  if (!text.startsWith("#!")) return 0;
  const end = text.indexOf("\n");
  return end === -1 ? text.length : end + 1;
}
