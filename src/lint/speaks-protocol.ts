import { unreachable } from "../util/unreachable.ts";
import { isAdopted } from "./is-adopted.ts";
import { managedBlock } from "./managed-block.ts";
import type { Subject } from "./rule.ts";

/** How far down a review says that it is one, in UTF-16 units. */
const HEAD = 400;

/** Says whether a file is part of the protocol beyond its name. Rules about what any text may hold ask this first, so that files which only happen to be called so are left alone. */
export function speaksProtocol(subject: Subject): boolean {
  switch (subject.kind) {
    case "handoff":
      return isAdopted(subject.handoff);
    case "index":
      return true;
    case "decisions":
      return subject.decisions.decisions.some(({ id }) => id !== undefined);
    case "instructions":
      return managedBlock(subject.text) !== undefined || /handoff\.md/iu.test(subject.text);
    case "review":
      return /\breview/iu.test(subject.text.slice(0, HEAD));
    default:
      return unreachable(subject);
  }
}
