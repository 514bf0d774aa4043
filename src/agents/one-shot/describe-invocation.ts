import { quoteForSh } from "../settings/quote-words.ts";
import type { Invocation } from "./one-shot.ts";

/** Gives the command line of a run as it could be typed in `sh`, for a dry run and for logs; behind it, as a comment, how the task gets in where it is no argument. */
export function describeInvocation({ file, args, env, stdin, taskFile }: Invocation): string {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${quoteForSh([value])} `);
  const line = `${variables.join("")}${quoteForSh([file, ...args])}`;
  if (taskFile !== undefined) return `${line} # task of ${describeSize(taskFile.text)} in ${taskFile.path}`;
  return stdin === "" ? `${line} < /dev/null` : `${line} # task of ${describeSize(stdin)} on standard input`;
}

function describeSize(text: string): string {
  const bytes = Buffer.byteLength(text);
  return bytes === 1 ? "1 byte" : `${String(bytes)} bytes`;
}
