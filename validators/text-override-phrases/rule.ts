import { defineRule } from "../../src/lint/define-rule.ts";
import { maskCode } from "../../src/lint/mask-code.ts";
import { type Finding, SUBJECT_KINDS } from "../../src/lint/rule.ts";
import { quoted } from "../../src/lint/words.ts";

/** An order stands at the beginning of a clause; what a program "should ignore" is a description, and what stands behind a quotation mark is a mention. */
const CLAUSE =
  /(?:^|[.!?:;,(>—–*•|#-])\s*(?:(?:please|now|then|and|so|instead|immediately|simply|just|kindly|important|attention)[\s,:!]+|you (?:must|should|will|shall|have to|need to|are to|may|can)(?: now)?\s+)*$/iu;
/** How much before a phrase tells whether it begins a clause. */
const LEAD = 60;

const SETTING_ASIDE = ["ignore", "disregard", "forget"];
/** Orders that set aside what the reader was told before, each with words of which it needs one: most files hold none of them. */
const ORDERS: readonly (readonly [words: readonly string[], order: RegExp])[] = [
  [
    SETTING_ASIDE,
    /\b(?:ignore|disregard|forget)\s+(?:of\s+)?(?:all|any|every|each|your)(?:\s+(?:of|the|your|these|those|other))*(?:\s+(?:previous|prior|preceding|above|earlier|foregoing|former|system|initial|original|safety))+\s+(?:system\s+)?(?:instructions?|prompts?|rules?|directives?|guidelines?|guardrails|messages|context)\b/giu,
  ],
  [
    SETTING_ASIDE,
    /\b(?:ignore|disregard|forget)\s+(?:(?:the|these|those|my|our)\s+)?(?:previous|prior|preceding|above|earlier|foregoing|system|initial)\s+(?:system\s+)?(?:instructions?|prompts?|rules|directives?|guidelines?)(?=\s*(?:[.!,;:)]|and\b|then\b|$))/gimu,
  ],
  [
    SETTING_ASIDE,
    /\b(?:ignore|disregard|forget)\s+(?:everything|anything|all)\s+(?:(?:that\s+)?you\s+(?:were|have\s+been|are)\s+(?:told|taught|instructed)|(?:(?:that\s+)?(?:is|was|stands|has\s+been)\s+)?(?:written\s+|said\s+|stated\s+)?above|before\s+this)\b/giu,
  ],
  [
    ["you are now"],
    /\byou\s+are\s+now\s+(?:in\s+)?(?:an?\s+|the\s+)?(?:DAN\b|(?:developer|god|debug|admin|maintenance)\s+mode\b|(?:jailbroken|unrestricted|uncensored|unfiltered)\b)/giu,
  ],
  [
    ["your"],
    /\b(?:reveal|print|output|repeat|leak|send|show)\s+(?:me\s+|us\s+)?your\s+(?:hidden\s+|full\s+|initial\s+|entire\s+|original\s+)?(?:system\s+prompt|system\s+instructions|initial\s+instructions|credentials|api\s+keys?|environment\s+variables)\b/giu,
  ],
  [
    ["tell", "inform"],
    /\b(?:do\s+not|don['’]t|never)\s+(?:tell|inform)\s+the\s+(?:user|human)s?\s+(?:anything\s+)?(?:about\s+(?:this|these|any\s+of\s+this)\b|that\s+you\b|what\s+you\b|why\s+you\b)/giu,
  ],
  [
    ["mention", "reveal", "disclose", "report"],
    /\b(?:do\s+not|don['’]t|never)\s+(?:mention|reveal|disclose|report)\s+(?:this|these|any\s+of\s+this)(?:\s+(?:instructions?|text|message|comment|change|order))?\s+to\s+(?:the\s+)?(?:user|human|reviewer|anyone|anybody)/giu,
  ],
  [
    ["keep", "hide", "conceal"],
    /\b(?:keep|hide|conceal)\s+(?:this|these)(?:\s+(?:instructions?|text|message|comment|change|order))?\s+(?:(?:a\s+)?secret\s+|hidden\s+)?from\s+(?:the\s+)?(?:user|human|reviewer)s?\b/giu,
  ],
];
/** Signs by which chats are put together; in a text they forge somebody's turn. */
const MARKUP =
  /<\|(?:im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id)\|>|\[\/?INST\]|<<\/?SYS>>|<\/?system[-_](?:reminder|prompt|message)>/gu;

const MAY_FORGE = ["<|", "inst]", "sys>>", "system-", "system_"];

/** What an agent reads it may take for an order: nothing in a shared file tells it to forget the others. */
export const rule = defineRule({
  name: "text-override-phrases",
  summary: "No text orders its reader to set earlier instructions aside, to hide something from the user, or forges a turn of a chat.",
  severity: "warning",
  kinds: SUBJECT_KINDS,
  check({ text, outline }, report) {
    const lower = text.toLowerCase();
    let said: string | undefined;
    const tell = (what: string, index: number, phrase: string): void => {
      said ??= maskCode(outline);
      if (said.startsWith(phrase, index)) report(findingOf(what, index, phrase));
    };
    for (const [words, order] of ORDERS) {
      if (!words.some((word) => lower.includes(word))) continue;
      for (const { 0: phrase, index } of text.matchAll(order)) if (isOrder(text, index)) tell("order", index, phrase);
    }
    if (!MAY_FORGE.some((sign) => lower.includes(sign))) return;
    for (const { 0: phrase, index } of text.matchAll(MARKUP)) tell("chat markup", index, phrase);
  },
});

function findingOf(what: string, start: number, phrase: string): Finding {
  return {
    range: { start, end: start + phrase.length },
    message: `Unexpected ${what} ${quoted(phrase.replace(/\s+/gu, " "))}, agents may obey it`,
    hint: "Remove it and ask where it came from, or put it between backticks if it is only quoted",
  };
}

/** Whether a phrase begins a clause, or a line with a capital. */
function isOrder(text: string, index: number): boolean {
  const paragraph =
    text
      .slice(Math.max(0, index - LEAD), index)
      .split(/\n[ \t]*\r?\n/u)
      .at(-1) ?? "";
  return CLAUSE.test(paragraph) || (/\n[ \t]*$/u.test(paragraph) && /\p{Lu}/u.test(text.charAt(index)));
}
