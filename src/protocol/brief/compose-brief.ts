import { briefParts } from "./brief-parts.ts";
import { collectBriefData } from "./collect-brief-data.ts";
import { estimateTokens } from "./estimate-tokens.ts";
import { fitParts } from "./fit-parts.ts";
import type { Brief, BriefInput } from "./model.ts";

/** Tokens a brief takes where nothing else is asked for. */
const DEFAULT_BUDGET = 2000;

/** Characters a brief never passes: hosts cut what their hooks print at about 10,000 (AGENT-CLIS.md 4.4). */
export const MAX_BRIEF_CHARACTERS = 9000;

/**
 * Composes what an agent (or the user) reads when it is handed a project (PROTOCOL.md 3), as Markdown of at most `budget` tokens and 9,000 characters.
 * The least important parts go first and are named in `dropped`. Text from files is quoted line by line and free of hidden characters.
 */
export function composeBrief(input: BriefInput, options: { readonly budget?: number } = {}): Brief {
  const data = collectBriefData(input);
  const { text, dropped } = fitParts(briefParts(data), { budget: options.budget ?? DEFAULT_BUDGET, characters: MAX_BRIEF_CHARACTERS });
  return { text, data, dropped, tokens: estimateTokens(text) };
}
