import { defineRule } from "../../src/lint/define-rule.ts";
import { maskCode } from "../../src/lint/mask-code.ts";
import type { Finding, Subject } from "../../src/lint/rule.ts";
import { speaksProtocol } from "../../src/lint/speaks-protocol.ts";
import { quoted } from "../../src/lint/words.ts";

const INLINE = /\]\([ \t]*(<[^<>\n]{1,500}>|[^\s()<>]{1,500}(?:\([^\s()<>]{0,100}\)[^\s()<>]{0,200})?)(?=[ \t]+["'(]|[ \t]*\))/gu;
const DEFINITION = /^ {0,3}\[(?!\^)[^\]\n]{1,300}\]:[ \t]*(<[^<>\n]{1,500}>|\S{1,500})/gmu;
const COMMENT = /<!--[\s\S]*?(?:-->|$)/gu;
/** Addresses, places in this file, other roots, and what stands for something else. */
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|[#/\\~?@]|$)|[{}$*<>|]|\.\.\./iu;
/** Pages of a forge that links from a repository's root lead to. */
const FORGE =
  /^(?:\.\.\/)+(?:[\w.-]+\/){0,2}(?:issues|pulls?|wiki|releases|actions|discussions|blob|tree|raw|commits?|compare|milestones?|security|projects)(?:\/|$)/u;

/** A link that leads nowhere stops the next agent where the last one pointed. */
export const rule = defineRule({
  name: "links-resolve",
  summary: "Relative links lead to files and folders that exist.",
  severity: "warning",
  kinds: ["handoff", "decisions", "instructions", "review"],
  check(subject, report) {
    const { text, outline, world } = subject;
    const { pathExists } = world;
    if (!pathExists || !(text.includes("](") || text.includes("]:")) || !speaksProtocol(subject)) return;
    const base = baseOf(subject);
    let said: string | undefined;
    for (const pattern of [INLINE, DEFINITION]) {
      for (const match of text.matchAll(pattern)) {
        const written = match[1] ?? "";
        const path = pathOf(written);
        if (path === undefined || pathExists(base + path)) continue;
        const end = match.index + match[0].length;
        said ??= maskCode(outline).replace(COMMENT, (comment) => comment.replace(/[^\r\n]/gu, " "));
        if (said.startsWith(match[0], match.index)) report(findingOf(path, { start: end - written.length, end }));
      }
    }
  },
});

function findingOf(path: string, range: Finding["range"]): Finding {
  return {
    range,
    message: `Unexpected link to ${quoted(path)}, nothing lies there`,
    hint: "Correct the path, which begins at this file's folder, or remove the link",
  };
}

/** The path a link leads to, without what points into the file; undefined for links that lead elsewhere. */
function pathOf(written: string): string | undefined {
  const bare = written.replace(/^<|>$/gu, "");
  if (ELSEWHERE.test(bare) || FORGE.test(bare) || !/[./]/u.test(bare)) return undefined;
  return decoded(bare.replace(/[#?].*$/u, "").replace(/:\d+(?:[-:]\d+)?$/u, ""));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Paths are asked for from the project's folder; a handoff may lie in its `docs`. */
function baseOf({ file, world: { handoffFiles = [] } }: Subject): string {
  const inDocs = handoffFiles.find((name) => name.includes("/") && (file === name || file.endsWith(`/${name}`)));
  return inDocs === undefined ? "" : inDocs.slice(0, inDocs.lastIndexOf("/") + 1);
}
