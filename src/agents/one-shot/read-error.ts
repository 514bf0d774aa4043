import { shorten } from "../../util/shorten.ts";
import { stripHidden } from "../../util/strip-hidden.ts";
import { textOf } from "../hook-fields.ts";
import { numberIn, objectIn, parseObject } from "./json-lines.ts";
import type { FailureKind, OneShotFailure } from "./one-shot.ts";

/** Longest message of a failure, in UTF-16 units. */
const MESSAGE_LENGTH = 300;

/** How far into a message its reason is looked for, in UTF-16 units. */
const LOOK_LENGTH = 4000;

/** What the CLIs' messages tell their reasons by, the surest first (AGENT-CLIS.md 3; those of aider, goose, droid and cursor-agent are read, not run). */
const SIGNS: readonly (readonly [FailureKind, RegExp])[] = [
  ["not-trusted", /workspace trust|trusted (?:directory|folder|workspace)|not trusted|untrusted/i],
  [
    "not-signed-in",
    /not logged in|log ?in to|please run \/login|authenticat|unauthori[sz]ed|\b401\b|(?:invalid|incorrect|missing|no|set an?) (?:\w+[ _])?api[ _]?key|api[ _]key (?:is )?(?:not|missing|invalid)|_API_KEY|missing environment variable/i,
  ],
  ["turn-limit", /max(?:imum)?[ _-](?:number of )?turns|turn limit/i],
  [
    "bad-request",
    /no (?:conversation|rollout|session)s? found|no previous sessions|session not found|resuming session|selected model|model(?: \S+)? (?:is )?not found|ModelNotFound|unknown (?:option|argument|command)|unexpected argument|unrecogni[sz]ed argument/i,
  ],
  ["permission-denied", /permission (?:denied|to proceed|rejected)|insufficient permission|rejected by user approval/i],
  [
    "api-error",
    /\bapi[ _]?error|\bHTTP\b|status (?:code )?\d{3}|\b(?:4\d\d|5\d\d)\b|rate limit|quota|overloaded|high demand|connection|ECONN|ENOTFOUND|litellm\./i,
  ],
];

/** Gives the reason that a CLI's message tells; `otherwise` where it tells none that is known. */
function failureKind(message: string, otherwise: FailureKind): FailureKind {
  return SIGNS.find(([, sign]) => sign.test(message))?.[0] ?? otherwise;
}

/** Makes a failure of a CLI's own error message; one that holds the vendor's JSON is the API's. */
export function readError(message: string, otherwise: FailureKind): OneShotFailure {
  const words = vendorWords(message);
  const plain = words === "" ? message.replace(/^\[(.+)\]$/s, "$1") : words;
  const line = shorten(stripHidden(plain).replace(/\s+/g, " ").trim(), MESSAGE_LENGTH);
  return { kind: failureKind(message.slice(0, LOOK_LENGTH), words === "" ? otherwise : "api-error"), message: line || "Ended with an error and no word why" };
}

/** Gives the line of a CLI's log that tells what went wrong: the last that speaks of an error, else the last; empty for an empty log. */
export function errorLine(log: string): string {
  const lines = stripHidden(log)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !/^\[STARTUP\]|^at \S+ \(|^at (?:async )?file:|^[{}\]]+,?$/.test(line));
  return lines.findLast((line) => /\berror\b|\bfailed\b|\bfatal\b/i.test(line)) ?? lines.at(-1) ?? "";
}

/** The message in the JSON of a model's API, behind its code; empty where there is none. */
function vendorWords(message: string): string {
  const start = message.indexOf("{");
  const found = start === -1 ? undefined : parseObject(message.slice(start, message.lastIndexOf("}") + 1));
  const error = found === undefined ? {} : objectIn(found, "error");
  const code = numberIn(error, "code");
  const words = textOf(error, "message");
  return words === "" || code === undefined ? words : `${String(code)} ${words}`;
}
