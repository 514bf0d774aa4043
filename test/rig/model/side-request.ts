import type { ModelRequest } from "./model-request.ts";

const TITLE = /generate a (?:concise|brief|short).{0,40}title|title generator/iu;

/** Tells whether a request stands beside the conversation: one that offers no tool, or asks for a title. It takes no step of the script. */
export function isSideRequest({ tools, system }: Pick<ModelRequest, "tools" | "system">): boolean {
  return tools.length === 0 || TITLE.test(system.slice(0, 600));
}

/** Gives what hosts are content with: a title, or the JSON that Gemini's router wants. */
export function sideText({ json }: Pick<ModelRequest, "json">): string {
  return json
    ? JSON.stringify({ complexity_reasoning: "scripted", complexity_score: 10, reasoning: "scripted", model_choice: "flash", next_speaker: "user" })
    : "A title";
}
