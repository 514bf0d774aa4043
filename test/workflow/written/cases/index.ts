import { WRONG_AGENTS } from "./wrong-agents.ts";
import type { WrongCase } from "./wrong-case.ts";
import { WRONG_OTHER } from "./wrong-other.ts";
import { WRONG_STEPS } from "./wrong-steps.ts";
import { WRONG_TOP } from "./wrong-top.ts";
import { WRONG_YAML } from "./wrong-yaml.ts";

/** Every wrong workflow of the tests. */
export const WRONG_CASES: readonly WrongCase[] = [...WRONG_TOP, ...WRONG_AGENTS, ...WRONG_STEPS, ...WRONG_OTHER, ...WRONG_YAML];
