/** As many words that stand in an output as they stand in the task are its echo; a shorter task is one as a whole. */
const ECHO_WORDS = 8;

/** What stands at the beginning of quoted lines. */
const QUOTE = /^[>|│┃]+$/;

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Takes out of an agent's output what it repeats of its task, however its lines are broken; what stays keeps its line ends. Of a task shorter than eight words the first repetition goes. What it was told
 * of an earlier attempt is an echo only as a whole: an agent may well say again what it said before.
 */
export function removeEcho(output: string, task: string, told = ""): string {
  const asked = wordsOf(task).map(({ text }) => text);
  if (asked.length === 0) return output;
  const unquoted = dropQuoted(output, task);
  const said = wordsOf(unquoted);
  const size = Math.min(ECHO_WORDS, asked.length);
  const runs = new Set(Array.from({ length: asked.length - size + 1 }, (_, start) => asked.slice(start, start + size).join(" ")));
  const echoed = markRuns(said, { runs, size, once: asked.length < ECHO_WORDS });
  markWhole(said, wordsOf(told), echoed);
  return cutOut(unquoted, said, echoed);
}

/** Takes out the lines that quote a whole line of the task: so short a line is an echo only because it is quoted. */
function dropQuoted(output: string, task: string): string {
  if (!output.includes(">")) return output;
  const asked = new Set(task.split("\n").map((line) => line.trim()));
  const isEcho = (line: string): boolean => {
    const quoted = /^\s*(?:>\s*)+(\S.*)$/.exec(line.trimEnd())?.[1];
    return quoted !== undefined && asked.has(quoted);
  };
  return output
    .split("\n")
    .filter((line) => !isEcho(line))
    .join("\n");
}

/** Whether a text has so many words that its own appearance in an output cannot be told from an echo of a task it stands in. */
export function isLikeEcho(text: string): boolean {
  return wordsOf(text).length >= ECHO_WORDS;
}

function wordsOf(text: string): readonly Word[] {
  const words = [...text.matchAll(/\S+/g)].filter(([word]) => !QUOTE.test(word));
  return words.map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }));
}

/** Tells of each word whether it is part of a repeated run. */
function markRuns(
  said: readonly Word[],
  { runs, size, once }: { readonly runs: ReadonlySet<string>; readonly size: number; readonly once: boolean },
): Uint8Array {
  const echoed = new Uint8Array(said.length);
  for (let start = 0; start + size <= said.length; start += 1) {
    const run = said.slice(start, start + size).map(({ text }) => text);
    if (!runs.has(run.join(" "))) continue;
    echoed.fill(1, start, start + size);
    if (once) break;
  }
  return echoed;
}

/** Marks every place where all of a text stands. */
function markWhole(said: readonly Word[], whole: readonly Word[], echoed: Uint8Array): void {
  if (whole.length === 0) return;
  for (let start = 0; start + whole.length <= said.length; start += 1) {
    if (whole.every(({ text }, place) => said[start + place]?.text === text)) echoed.fill(1, start, start + whole.length);
  }
}

function cutOut(output: string, said: readonly Word[], echoed: Uint8Array): string {
  const pieces: string[] = [];
  let done = 0;
  for (const [place, { start, end }] of said.entries()) {
    if (echoed[place] !== 1) continue;
    pieces.push(output.slice(done, start));
    done = end;
  }
  return `${pieces.join("")}${output.slice(done)}`;
}
