import { unreachable } from "../util/unreachable.ts";
import type { Owner } from "./owner.ts";

/** Names an owner in commands, parentheses and JSON: `codex`, `user`, `nobody`; an unknown one as it was written. */
export function ownerId(owner: Owner): string {
  switch (owner.kind) {
    case "agent":
      return owner.name;
    case "user":
    case "nobody":
      return owner.kind;
    case "unknown":
      return owner.text;
    default:
      return unreachable(owner);
  }
}
