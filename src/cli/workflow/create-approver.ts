import { shownCommand } from "../verify/shown-command.ts";
import type { CommandIo } from "../io.ts";
import type { Follower } from "./follower.ts";

/** Answers the question of an approval step. */
export type Approve = (question: string, stop: AbortSignal) => Promise<boolean>;

/** Gives what answers approval steps: yes to all with `--yes`, the person at the terminal one question after the other; undefined where nobody can be asked. */
export function createApprover({ yes, follower, io }: { readonly yes: boolean; readonly follower: Follower; readonly io: CommandIo }): Approve | undefined {
  if (yes) return () => Promise.resolve(true);
  if (!io.interactive) return undefined;
  let queue: Promise<unknown> = Promise.resolve();
  return (question, stop) => {
    const answer = queue.then(() => (stop.aborted ? false : ask(question, stop, follower)));
    queue = answer.catch(() => undefined);
    return answer;
  };
}

/** A yes has to be chosen: Enter alone is a no, and so is Ctrl-C. */
async function ask(question: string, stop: AbortSignal, follower: Follower): Promise<boolean> {
  const { confirm, isCancel } = await import("@clack/prompts");
  follower.pause();
  try {
    const answer = await confirm({ message: question.split("\n").map(shownCommand).join("\n"), initialValue: false, signal: stop });
    return !isCancel(answer) && answer;
  } finally {
    follower.unpause();
  }
}
