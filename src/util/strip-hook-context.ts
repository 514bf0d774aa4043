const OPEN = "<hook_context>";
const CLOSE = "</hook_context>";

/** Takes the `<hook_context>` blocks off the front of a prompt, which Gemini puts before what the user typed (AGENT-CLIS.md 4.4). An unclosed one stays. */
export function stripHookContext(prompt: string): string {
  let rest = prompt.trimStart();
  while (rest.startsWith(OPEN)) {
    const end = rest.indexOf(CLOSE);
    if (end < 0) return rest;
    rest = rest.slice(end + CLOSE.length).trimStart();
  }
  return rest;
}
