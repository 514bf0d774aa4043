import { isHandoffName } from "../finding/handoff-names.ts";

/** Whether a path, with `/`, is a file that handing work over changes by itself, so that evidence does not rest on it: handoffs, their archives, decisions, reviews, machine state. */
export function isProtocolFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return isHandoffName(name) || /^(?:agent-handoff\.archive|decisions|[a-z][a-z0-9]*_review)\.md$/i.test(name) || /(?:^|\/)\.agent-relay\//.test(path);
}
