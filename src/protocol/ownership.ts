import { shortenRedacted } from "../util/secrets/shorten-redacted.ts";
import { singleLine } from "../util/single-line.ts";
import { unreachable } from "../util/unreachable.ts";
import { describeOwner } from "./describe-owner.ts";
import { isLeaseAlive, type Lease } from "./lease.ts";
import { ownerId } from "./owner-id.ts";
import type { Actor, Owner } from "./owner.ts";

/** What a turn is decided from. `lease` and `session` say whether another session of the same agent is at work; `now` is ISO 8601 in UTC. */
export interface TurnQuestion {
  /** Owner of the handoff; absent where the file names none. */
  readonly owner: Owner | undefined;
  readonly reader: Actor;
  readonly lease?: Lease;
  readonly session?: string;
  readonly now: string;
}

/** Whose turn it is, seen by one reader: its own, free to claim, the user's, another agent's, a name nobody knows, or its own in another living session. */
export type TurnKind = "yours" | "free" | "users" | "others" | "unknown" | "held";

/** A verdict on whose turn it is; `message` is one sentence for the reader, `hint` what it may do instead or first ("" for its own turn). */
export interface Turn {
  readonly kind: TurnKind;
  /** Whether the reader may change the project; only the owner and the user may (PROTOCOL.md 4). */
  readonly mayMove: boolean;
  readonly message: string;
  readonly hint: string;
}

/** Decides whose turn it is and what the reader may do. The user may always move. */
export function decideTurn({ owner = { kind: "nobody" }, reader, lease, session, now }: TurnQuestion): Turn {
  const kind = turnKind(owner, reader);
  const elsewhere = kind === "yours" && reader.kind === "agent" && lease?.agent === reader.name && session !== undefined && lease.session !== session;
  if (elsewhere && isLeaseAlive(lease, now)) return heldTurn(owner, lease);
  return { kind, mayMove: reader.kind === "user" || kind === "yours", ...wordsOf(kind, owner, reader) };
}

function turnKind(owner: Owner, reader: Actor): Exclude<TurnKind, "held"> {
  switch (owner.kind) {
    case "nobody":
      return "free";
    case "unknown":
      return "unknown";
    case "user":
      return reader.kind === "user" ? "yours" : "users";
    case "agent":
      return reader.kind === "agent" && reader.name === owner.name ? "yours" : "others";
    default:
      return unreachable(owner);
  }
}

interface Words {
  readonly message: string;
  readonly hint: string;
}

function wordsOf(kind: Exclude<TurnKind, "held">, owner: Owner, reader: Actor): Words {
  const agent = reader.kind === "agent";
  const route = `HANDOFF -> ${ownerId(reader)}`;
  switch (kind) {
    case "yours":
      return { message: agent ? `It is your turn, ${describeOwner(reader)}` : "It is your turn", hint: "" };
    case "free":
      return { message: "Nobody owns this project", hint: `claim it first: agent-relay claim --as ${ownerId(reader)}` };
    case "users":
      return { message: "It is the user's turn", hint: `you may read, propose changes in the chat, or ask the user to route it: ${route}` };
    case "others":
      return agent
        ? { message: `It is ${describeOwner(owner)}'s turn`, hint: `you may read, propose changes in the chat, or ask the user to route it: ${route}` }
        : {
            message: `It is ${describeOwner(owner)}'s turn`,
            hint: "you may read, route it (HANDOFF -> codex) or take it over: agent-relay take-over --as user",
          };
    case "unknown":
      return {
        message: `The owner \`${shown(describeOwner(owner))}\` is nobody known here`,
        hint: agent ? `ask the user to route it: ${route}` : "route it to a known agent: HANDOFF -> codex",
      };
    default:
      return unreachable(kind);
  }
}

function heldTurn(owner: Owner, lease: Lease): Turn {
  return {
    kind: "held",
    mayMove: false,
    message: `Another session of ${describeOwner(owner)} on ${shown(lease.host)} is at work until ${lease.expiresAt}`,
    hint: "read and wait, or ask the user to take the project over for you",
  };
}

/** A name from a file, safe in a message. */
function shown(name: string): string {
  return shortenRedacted(singleLine(name).replaceAll("`", "'"), 60);
}
