import { AGENT_CARDS, AGENT_NAMES } from "./agent-name.ts";
import { foldName } from "../util/fold-name.ts";
import { stripHidden } from "../util/strip-hidden.ts";
import { stripHookContext } from "./strip-hook-context.ts";
import { splitTriggerWords, type TriggerWord } from "./trigger-words.ts";

/**
 * What the trigger word asks for. `bare` continues the work; `route` assigns it to `agent` (a name in lower case, or `user`) and makes `project` the
 * active one, whichever of the two was named. `words` are what stood behind the trigger word, as written. When `certain` is false the words are only a
 * candidate: a caller that looks at prompts takes them for a trigger only if `project` resolves, because `handoff looks fine` is a sentence.
 */
export type Trigger =
  | { readonly kind: "bare" }
  | { readonly kind: "route"; readonly words: readonly string[]; readonly agent?: string; readonly project?: string; readonly certain: boolean };

const MAX_LINE = 200;
const MAX_WORDS = 6;

/** Words that make a sentence of what would otherwise be names. A project that is called so still resolves. */
const SENTENCE_WORDS = new Set(
  "a an and any are as at be because but by can could did do does doesn't don't done fix for from had has have he her his how i if in is isn't it its let me need needs not now of on or please she should so still that the their them then there these they this to too until us was we were what when where which who why will with would you your".split(
    " ",
  ),
);

/**
 * Reads a prompt that is a trigger as a whole (PROTOCOL.md 3); `agents` are configured names beside the known ones. The grammar, on one line of at
 * most 200 characters, in any case, around which blanks, a pair of quotes or backticks and one final period are ignored and before which
 * `<hook_context>` blocks are skipped:
 *
 *     trigger = ["/"] "handoff" [ rest | (":" | arrow | "to") rest ]
 *     rest    = agent | agent project | project agent | project arrow agent | project      (6 words at most)
 *     arrow   = "->" | "=>" | "→"
 *
 * A project of several words may stand in quotes. Everything else, every sentence and every text of several lines gives `undefined`.
 */
export function parseTrigger(text: string, agents: readonly string[] = []): Trigger | undefined {
  const prompt = stripHookContext(text).trim();
  if (prompt.length > MAX_LINE) return undefined;
  const line = unwrap(stripHidden(prompt).normalize("NFKC").trim());
  if (line.includes("\n")) return undefined;
  const match = /^\/?handoff(?<rest>$|[\s:].*$|(?:->|=>|→).*$)/iu.exec(line);
  const rest = match?.groups?.["rest"];
  if (rest === undefined) return undefined;
  if (rest.trim() === "") return { kind: "bare" };
  return parseRoute(rest, agents);
}

function parseRoute(rest: string, agents: readonly string[]): Trigger | undefined {
  const lead = /^\s*(?<mark>:\s*(?:->|=>|→)?|->|=>|→)/u.exec(rest)?.[0] ?? "";
  const words = splitTriggerWords(rest.slice(lead.length));
  if (!words || words.length > MAX_WORDS) return undefined;
  if (words.length === 0) return lead.includes(":") ? { kind: "bare" } : undefined;
  const names = words.filter((word) => word.kind === "name").map((word) => word.text);
  const places = readPlaces(words, agents);
  if (!places) return undefined;
  const { agent, project, arrow } = places;
  const marked = lead !== "" || arrow || agent !== undefined;
  const certain = marked && !(project ?? []).some(isSentenceWord);
  return {
    kind: "route",
    words: names,
    ...(agent === undefined ? {} : { agent }),
    ...(project === undefined ? {} : { project: project.map((word) => word.text).join(" ") }),
    certain,
  };
}

interface Places {
  readonly agent?: string;
  readonly project?: readonly TriggerWord[];
  readonly arrow: boolean;
}

function readPlaces(words: readonly TriggerWord[], agents: readonly string[]): Places | undefined {
  const at = words.findIndex((word) => word.kind === "arrow");
  if (at < 0) return placeNames(dropTo(words, agents), agents);
  const [agent, ...others] = words.slice(at + 1);
  const name = agent && agentNamed(agent, agents);
  if (at === 0 || name === undefined || others.length > 0) return undefined;
  return { agent: name, project: words.slice(0, at), arrow: true };
}

/** `to codex my-project` says the same as `-> codex my-project`. */
function dropTo(words: readonly TriggerWord[], agents: readonly string[]): readonly TriggerWord[] {
  const [first, second] = words;
  return first?.text.toLowerCase() === "to" && second && agentNamed(second, agents) !== undefined ? words.slice(1) : words;
}

function placeNames(words: readonly TriggerWord[], agents: readonly string[]): Places {
  const [first] = words;
  const last = words.at(-1);
  const leading = first && agentNamed(first, agents);
  if (leading !== undefined) return withProject(leading, words.slice(1));
  const trailing = last && agentNamed(last, agents);
  return trailing === undefined ? { project: words, arrow: false } : withProject(trailing, words.slice(0, -1));
}

function withProject(agent: string, project: readonly TriggerWord[]): Places {
  return project.length === 0 ? { agent, arrow: false } : { agent, project, arrow: false };
}

/** Finds the agent a single word names: a name, or an alias that contains it (`claude-code`). A vendor's name alone names no agent. */
function agentNamed(word: TriggerWord, agents: readonly string[]): string | undefined {
  if (word.quoted || word.kind === "arrow") return undefined;
  const folded = foldName(word.text);
  if (folded === "user") return "user";
  const configured = agents.find((name) => foldName(name) === folded);
  return configured ?? AGENT_NAMES.find((name) => name === folded || (folded.includes(name) && AGENT_CARDS[name].aliases.includes(folded)));
}

function isSentenceWord(word: TriggerWord): boolean {
  return !word.quoted && SENTENCE_WORDS.has(word.text.toLowerCase());
}

const PAIRS: Readonly<Record<string, string>> = { '"': '"', "'": "'", "`": "`", "“": "”", "‘": "’", "«": "»", "„": "“" };

/** Takes off blanks, pairs of quotes and a final period, in whatever order they are nested. */
function unwrap(line: string): string {
  const bare = line.replace(/(?<!\.)\.$/u, "").trim();
  const closing = PAIRS[bare.charAt(0)];
  const inner = bare.slice(1, -1);
  if (bare.length < 2 || closing === undefined || !bare.endsWith(closing) || inner.includes(closing)) return bare;
  return unwrap(inner.trim());
}
