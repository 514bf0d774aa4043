import type { SectionConcept } from "./concept.ts";

/** Beginnings of headings that go on with a name or a detail: `Blocked on Ana`, `Nächste Produktarbeit`. */
export const SECTION_PREFIXES: readonly { readonly prefix: string; readonly concept: SectionConcept }[] = [
  { prefix: "blocked on ", concept: "blockers" },
  { prefix: "blocked by ", concept: "blockers" },
  { prefix: "traps ", concept: "blockers" },
  { prefix: "outstanding ", concept: "pending" },
  { prefix: "nächste ", concept: "next-action" },
  { prefix: "nächster ", concept: "next-action" },
  { prefix: "prochaine étape ", concept: "next-action" },
  { prefix: "prochaine etape ", concept: "next-action" },
  { prefix: "próximas ações ", concept: "next-action" },
  { prefix: "proximas acoes ", concept: "next-action" },
  { prefix: "decisions to preserve ", concept: "decisions" },
  { prefix: "files to ", concept: "scope" },
];

/** Wordings that list the files an agent may write; all other scope sections only tell where things are. */
export const PERMISSION_TITLES: ReadonlySet<string> = new Set(["files in scope", "write scope", "files ok", "files allowed", "allowed files"]);

/** Wordings that list files nobody may write; all other off-limits sections are rules in prose, whose code may well name what is to be used. */
export const FORBIDDEN_TITLES: ReadonlySet<string> = new Set([
  "files off limits",
  "off limits",
  "off limits files",
  "files not to touch",
  "do not touch",
  "files locked",
  "locked files",
  "reserved files",
  "locked reserved files",
  "fence",
  "never touch",
  "never modify",
]);

/** Wordings that as often head documentation as tasks: only items with a box or an id count below them. */
export const LOOSE_PENDING_TITLES: ReadonlySet<string> = new Set(["tasks", "roadmap", "open issues"]);
