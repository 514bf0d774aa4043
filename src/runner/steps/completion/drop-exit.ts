/** The line by which agents say that they are done, with the blank space around it. */
const EXIT = /(?:^|\n)[ \t`]*\/exit[ \t`]*$/;

/** Takes the `/exit` that ends an agent's answer away (README "Agent Slash Commands"): it tells the runner that the step is done, and is nothing for the steps that get the answer. */
export function dropExit(answer: string): string {
  const text = answer.trimEnd();
  return EXIT.test(text) ? text.replace(EXIT, "").trimEnd() : answer;
}
