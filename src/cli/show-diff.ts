import { styleText } from "node:util";

/** One file before and after; `before` is undefined for a file that is to be made. */
export interface FileChange {
  /** Path as shown, relative to where the command runs. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
}

/** Gives the changes as a unified diff, for `--dry-run` and for asking before something is written; "" where nothing changes. */
export async function diffText(changes: readonly FileChange[], colour: boolean): Promise<string> {
  const { createTwoFilesPatch } = await import("diff");
  const patches = changes.flatMap(({ path, before, after }) => {
    if (before === after) return [];
    const [from, to] = path.startsWith("../") ? [path, path] : [`a/${path}`, `b/${path}`];
    return createTwoFilesPatch(before === undefined ? "/dev/null" : from, to, before ?? "", after, "", "", { context: 3 });
  });
  const text = patches.map((patch) => patch.replace(/^=+\n/u, "").replace(/^(--- .*|\+\+\+ .*)\t$/gmu, "$1")).join("");
  return colour ? text.split("\n").map(paint).join("\n") : text;
}

function paint(line: string): string {
  if (line.startsWith("+++") || line.startsWith("---")) return styleText("bold", line);
  if (line.startsWith("+")) return styleText("green", line);
  if (line.startsWith("-")) return styleText("red", line);
  return line.startsWith("@@") ? styleText("cyan", line) : line;
}
