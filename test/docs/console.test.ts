import { afterEach, expect, test } from "vitest";
import { readDocParts, type DocPart } from "./blocks.ts";
import { matchesOutput } from "./matches-output.ts";
import { createPageRunner, type PageRunner } from "./page-runner.ts";
import { readPages } from "./pages.ts";
import { readScript, readSteps } from "./steps.ts";

const RUN = new Set(["sh", "console"]);
let runner: PageRunner | undefined;

afterEach(() => {
  runner?.remove();
  runner = undefined;
});

const pages = readPages()
  .map((page) => ({ path: page.path, parts: readDocParts(page.text).filter(isForConsole) }))
  .filter((page) => page.parts.length > 0);

test.each(pages)("the commands of $path do what the page shows", { timeout: 120_000 }, ({ path, parts }) => {
  runner = createPageRunner();
  for (const part of parts) play(part, path, runner);
});

test("README and the tour's pages have commands that run", () => {
  const running = pages.filter((page) => page.parts.some((part) => part.kind === "block" && RUN.has(part.language) && part.noRun === undefined));
  expect(running.map((page) => page.path)).toEqual(expect.arrayContaining(["README.md", "docs/trigger.md", "docs/moves.md"]));
});

function isForConsole(part: DocPart): boolean {
  return part.kind === "setup" || RUN.has(part.language) || part.file !== undefined;
}

function play(part: DocPart, path: string, reader: PageRunner): void {
  if (part.kind === "setup") {
    const result = reader.run(part.command);
    expect(result.exitCode, `${path}:${String(part.line)} ${part.command}\n${result.output}`).toBe(0);
    return;
  }
  if (part.noRun !== undefined) return;
  if (part.file !== undefined) {
    reader.writeFile(part.file, `${part.body}\n`);
    return;
  }
  const steps = part.language === "sh" ? readScript(part.body) : readSteps(part.body);
  for (const step of steps) {
    const result = reader.run(step.command);
    const place = `${path}:${String(part.line)}\n$ ${step.command}\n${result.output}`;
    expect(result.exitCode, place).toBe(step.exitCode);
    expect(matchesOutput(step.expected, result.output), `${place}\n--- the page shows ---\n${step.expected.join("\n")}`).toBe(true);
  }
}
