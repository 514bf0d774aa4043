/** One command of a page with the output the page shows below it; `exitCode` stands behind the command as `# exit 3`. */
export interface DocStep {
  readonly command: string;
  readonly exitCode: number;
  readonly expected: readonly string[];
}

const EXIT = /\s+# exit (?<code>\d+)$/u;

/** Reads the steps of a `console` block: `$ ` begins a command, `> ` goes on with it, other lines are its output. */
export function readSteps(body: string): readonly DocStep[] {
  const steps: { lines: string[]; expected: string[] }[] = [];
  for (const line of body.split("\n")) {
    const last = steps.at(-1);
    if (line.startsWith("$ ")) steps.push({ lines: [line.slice(2)], expected: [] });
    else if (last && last.expected.length === 0 && line.startsWith("> ")) last.lines.push(line.slice(2));
    else last?.expected.push(line);
  }
  return steps.map(({ lines, expected }) => toStep(lines.join("\n"), expected));
}

/** Reads a `sh` block as one command that has to succeed. */
export function readScript(body: string): readonly DocStep[] {
  return [toStep(body, [])];
}

function toStep(text: string, expected: readonly string[]): DocStep {
  const code = EXIT.exec(text)?.groups?.["code"];
  return { command: text.replace(EXIT, ""), exitCode: Number(code ?? "0"), expected };
}
