import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { readPages, REPOSITORY } from "./pages.ts";

interface Fault {
  readonly line: number;
  readonly what: string;
}

const pages = readPages();

test("there are pages to check", () => {
  expect(pages.map((page) => page.path)).toEqual(
    expect.arrayContaining(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/protocol.md"]),
  );
});

describe.each(pages)("$path", ({ path, text }) => {
  test("is tidy Markdown", () => {
    expect(findFaults(text)).toEqual([]);
  });

  test("links only to what is there", () => {
    expect(deadLinks(path, text)).toEqual([]);
  });
});

describe("the check itself", () => {
  test("finds what is untidy", () => {
    const faults = findFaults("# A\n\ntext \n\n\n# B\nmore\n\n```\nx\n```\n\tindented\n## C");
    expect(faults.map((fault) => fault.what)).toEqual([
      "blank at the end",
      "two blank lines",
      "second heading of rank 1",
      "no blank line below the heading",
      "fence without a language",
      "tab",
      "no blank line above the heading",
      "no final line break",
    ]);
  });

  test("finds a dead link but not one inside code", () => {
    expect(deadLinks("README.md", "[a](nowhere.md) `[b](gone.md)` [c](https://example.org) [d](#e) [f](package.json#g)\n")).toEqual(["nowhere.md"]);
  });
});

function findFaults(text: string): readonly Fault[] {
  const faults: Fault[] = [];
  const lines = text.split("\n");
  let fence = "";
  let titles = 0;
  lines.forEach((line, at) => {
    const report = (what: string): void => void faults.push({ line: at + 1, what });
    if (/[ \t]$/u.test(line)) report("blank at the end");
    const mark = /^\s*(?:>\s*)*(?<fence>`{3,}|~{3,})(?<language>\S*)/u.exec(line)?.groups;
    if (fence !== "") {
      if (line.trim() === fence) fence = "";
      return;
    }
    if (mark) {
      fence = mark["fence"] ?? "";
      if (mark["language"] === "") report("fence without a language");
      return;
    }
    if (line.includes("\t")) report("tab");
    if (line === "" && lines[at - 1] === "" && at < lines.length - 1) report("two blank lines");
    if (!/^#{1,6} /u.test(line)) return;
    if (line.startsWith("# ")) titles += 1;
    if (titles > 1 && line.startsWith("# ")) report("second heading of rank 1");
    if ((lines[at - 1] ?? "") !== "" && !(lines[at - 1] ?? "").startsWith("<!--")) report("no blank line above the heading");
    if ((lines[at + 1] ?? "") !== "") report("no blank line below the heading");
  });
  if (titles === 0) faults.push({ line: 1, what: "no heading of rank 1" });
  if (!text.endsWith("\n")) faults.push({ line: lines.length, what: "no final line break" });
  return faults;
}

function deadLinks(path: string, text: string): readonly string[] {
  const prose = text.replace(/^(?<fence>`{3,}|~{3,})[^\n]*\n[\s\S]*?^\k<fence>$/gmu, "").replace(/`[^`\n]*`/gu, "");
  const targets = [...prose.matchAll(/\]\((?<target>[^)\s]+)\)/gu)].map((match) => match.groups?.["target"] ?? "");
  return targets.filter((target) => {
    if (/^(?:[a-z]+:|#)/u.test(target)) return false;
    return !existsSync(join(REPOSITORY, dirname(path), target.replace(/#.*$/u, "")));
  });
}
