import { bareText } from "./bare-text.ts";
import { findAgent } from "./find-agent.ts";
import type { Owner } from "./owner.ts";
import { sameOwner } from "./same-owner.ts";

/** What is longer is a text, not a name. */
const LONGEST = 200;

const USER_WORDS = new Set(["user", "human", "me", "you", "myself", "yourself", "person", "operator", "human user", "human operator"]);
const NOBODY_WORDS = new Set([
  "nobody",
  "none",
  "no one",
  "noone",
  "no owner",
  "unassigned",
  "not assigned",
  "unowned",
  "unclaimed",
  "released",
  "none recorded",
  "na",
  "n a",
  "tbd",
  "nil",
  "null",
]);
/** Words behind an agent's name that say in which part or model it appears. */
const ROLE_WORDS = new Set([
  "agent",
  "cli",
  "code",
  "bot",
  "ai",
  "review",
  "reviewer",
  "dev",
  "developer",
  "architect",
  "implementer",
  "session",
  "instance",
  "opus",
  "sonnet",
  "haiku",
  "pro",
  "flash",
]);

/**
 * Reads who owns something, as people write it: `Claude Code`, `` `Codex2` ``, `Sol (Claude Code)`, `None`, `you`. `agents` are configured names beside the
 * known ones. Never a guess: a shared, unknown or placeholder name gives `unknown` with the text as it was.
 */
export function parseOwner(text: string, agents: readonly string[] = []): Owner {
  if (text.length > LONGEST) return { kind: "unknown", text };
  if (/^[\w -]*$/.test(text)) {
    const agent = findAgent(text, agents);
    if (agent) return { kind: "agent", name: agent };
  }
  const bare = bareText(text).replace(/[.,;:]+$/u, "");
  if (bare === "" && /\p{So}/u.test(text)) return { kind: "unknown", text };
  return readName(bare, agents) ?? readShared(bare, agents) ?? readNoted(bare, agents) ?? { kind: "unknown", text };
}

function readName(text: string, agents: readonly string[]): Owner | undefined {
  if (/^[\s\-–—_.]*$/u.test(text)) return { kind: "nobody" };
  if (/[|+&,;:()<>{}[\]→]|\s\/|\/\s|->/u.test(text)) return undefined;
  const words = text
    .toLowerCase()
    .replace(/^@/u, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  if (words[0] === "the") words.shift();
  const phrase = words.join(" ");
  if (USER_WORDS.has(phrase)) return { kind: "user" };
  if (NOBODY_WORDS.has(phrase)) return { kind: "nobody" };
  return readAgent(words[0] === "agent" ? words.slice(1) : words, agents);
}

function readAgent(words: readonly string[], agents: readonly string[]): Owner | undefined {
  const last = words.at(-1);
  if (last === undefined || words.length > 5) return undefined;
  const name = findAgent(words.join(""), agents);
  if (name) return { kind: "agent", name };
  const head = words.slice(0, -1);
  const unnumbered = last.replace(/\d+$/u, "");
  if (ROLE_WORDS.has(last) || unnumbered === "") return readAgent(head, agents);
  return unnumbered === last ? undefined : readAgent([...head, unnumbered], agents);
}

function readShared(text: string, agents: readonly string[]): Owner | undefined {
  const parts = text.split(/\s*(?:[|+&,/→]|->|\s(?:and|or)\s)\s*/u);
  const owners = parts.map((part) => readName(part, agents) ?? readNoted(part, agents));
  const [first] = owners;
  if (parts.length < 2 || !first || first.kind === "nobody") return undefined;
  return owners.every((owner) => owner && sameOwner(owner, first)) ? first : undefined;
}

/** `Codex (round 3)`, `Sol (Claude Code)`, `Codex - implementing`, `Codex since 2026-11-20`: a name with a note beside it. */
function readNoted(text: string, agents: readonly string[]): Owner | undefined {
  const aside = /^([^()]*)\(([^()]*)\)$/u.exec(text);
  if (aside) return readAside(aside[1] ?? "", aside[2] ?? "", agents);
  const noted = /^(.*?)(?:,? (?:since|until|from|as of|at) |, (?=round |\d)| - | – | — |; |: )(.*)$/u.exec(text);
  const head = noted ? readName(noted[1] ?? "", agents) : undefined;
  return head && !readName(noted?.[2] ?? "", agents) ? head : undefined;
}

function readAside(outside: string, inside: string, agents: readonly string[]): Owner | undefined {
  const owner = readName(outside, agents);
  if (owner && outside.trim() !== "") return owner;
  const meant = readName(inside, agents);
  return meant?.kind === "nobody" ? undefined : meant;
}
