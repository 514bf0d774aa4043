/**
 * Writes what the commands of pages print into the pages, for whoever changed a message: `npx tsx test/docs/update-pages.ts docs/moves.md`. A block's output is
 * replaced where it is a lone `…` or no longer matches; read the diff before you keep it.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readDocParts, type DocPart } from "./blocks.ts";
import { matchesOutput } from "./matches-output.ts";
import { createPageRunner, type PageRunner } from "./page-runner.ts";
import { REPOSITORY } from "./pages.ts";
import { readScript, readSteps, type DocStep } from "./steps.ts";

for (const path of process.argv.slice(2)) updatePage(join(REPOSITORY, path));

function updatePage(file: string): void {
  const reader = createPageRunner();
  let text = readFileSync(file, "utf8");
  for (const part of readDocParts(text)) {
    const body = played(part, reader);
    if (body !== undefined && part.kind === "block") text = text.replace(`\`\`\`console\n${part.body}\n\`\`\``, () => `\`\`\`console\n${body}\n\`\`\``);
  }
  writeFileSync(file, text);
  reader.remove();
}

/** Gives the new body of a console block; nothing for other parts. */
function played(part: DocPart, reader: PageRunner): string | undefined {
  if (part.kind === "setup") reader.run(part.command);
  else if (part.noRun !== undefined) return undefined;
  else if (part.file !== undefined) reader.writeFile(part.file, `${part.body}\n`);
  else if (part.language === "sh") readScript(part.body).forEach((step) => reader.run(step.command));
  else if (part.language === "console")
    return readSteps(part.body)
      .map((step) => playStep(step, reader))
      .join("\n");
  return undefined;
}

function playStep(step: DocStep, reader: PageRunner): string {
  const { output, exitCode } = reader.run(step.command);
  if (exitCode !== step.exitCode)
    process.stderr.write(`Unexpected exit code ${String(exitCode)}, expected ${String(step.exitCode)}: ${step.command}\n${output}\n`);
  const shown = step.expected.map((line) => line.trim());
  const stale = shown.some((line) => line !== "") && (shown.join("") === "…" || !matchesOutput(step.expected, output));
  const mark = step.exitCode === 0 ? "" : `  # exit ${String(step.exitCode)}`;
  const command = `$ ${step.command.replaceAll("\n", "\n> ")}${mark}`;
  const blank = step.expected.at(-1) === "" ? [""] : [];
  return [command, ...(stale ? [...normalised(output, reader.root), ...blank] : step.expected)].join("\n");
}

function normalised(output: string, root: string): readonly string[] {
  const text = output
    .replaceAll(root, "<path>")
    .replace(/\d{4}-\d{2}-\d{2}T[\d:]+Z|\d{4}-\d{2}-\d{2}/gu, "<time>")
    .replace(/\b(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{7}\b/gu, "<commit>");
  return text
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trimEnd()
    .split("\n");
}
