import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FIELD_CONCEPTS, type FieldConcept, SECTION_CONCEPTS, type SectionConcept } from "../../../src/protocol/handoff/concept.ts";
import { conceptOfHeading } from "../../../src/protocol/handoff/concept-of-heading.ts";
import { conceptOfLabel } from "../../../src/protocol/handoff/concept-of-label.ts";
import { fieldAliases } from "../../../src/protocol/handoff/field-aliases.ts";
import { normaliseTitle } from "../../../src/protocol/handoff/normalise-title.ts";
import { sectionAliases } from "../../../src/protocol/handoff/section-aliases.ts";
import { SECTION_PREFIXES } from "../../../src/protocol/handoff/section-titles.ts";

const TITLES: readonly (readonly [title: string, words: string])[] = [
  ["Next Steps", "next steps"],
  ["## Next Steps".slice(3), "next steps"],
  ["📋 Next Steps", "next steps"],
  ["⚠️ Known issues", "known issues"],
  ["**Remaining:**", "remaining"],
  ["3. Next Action", "next action"],
  ["2.2 Gaps - NOW CLOSED ✅", "gaps"],
  ["0. Context", "context"],
  ["3.2) Scope", "scope"],
  ["Part 1 - Current State", "current state"],
  ["Step 2: Verification", "verification"],
  ["Current State (2026-01-20 10:35 EST)", "current state"],
  ["Next Steps — 2026-11-20", "next steps"],
  ["Roadmap v1.2", "roadmap"],
  ["Verification - PENDING", "verification"],
  ["Testing (DONE ✅)", "testing"],
  ["Files OFF-LIMITS", "files off limits"],
  ["current_owner", "current owner"],
  ["What’s Next", "whats next"],
  ["Build & Test", "build and test"],
  ["TL;DR", "tl dr"],
  ["Ｓｃｏｐｅ", "scope"],
  ["`Scope`", "scope"],
  ["[Scope](docs/scope.md)", "scope"],
  ["Done", "done"],
  ["(draft)", "draft"],
  ["", ""],
  ["✅", ""],
];

const HEADINGS: readonly (readonly [title: string, concept: SectionConcept | undefined])[] = [
  ["Blocked on Ana", "blockers"],
  ["Nächste Produktarbeit", "next-action"],
  ["Prochaine étape recommandée", "next-action"],
  ["Traps specific to this repo", "blockers"],
  ["Files to review", "scope"],
  ["Open Decisions", "questions"],
  ["Known Issues", "blockers"],
  ["Start here", "next-action"],
  ["Scope", "scope"],
  ["In Progress", "pending"],
  ["Tasks", "pending"],
  ["Review Status", "review"],
  ["Dependencies", undefined],
  ["Current ownership", undefined],
  ["Current owner decision - 2026-05-01", undefined],
  ["Assigned to: Codex", undefined],
  ["Architecture", undefined],
  ["", undefined],
];

const LABELS: readonly (readonly [label: string, concept: FieldConcept | undefined])[] = [
  ["Current Owner", "owner"],
  ["current-owner", "owner"],
  ["**Owner**", "owner"],
  ["Next owner", "next-owner"],
  ["To", "next-owner"],
  ["From", "author"],
  ["Reviewer", "author"],
  ["Status", "status"],
  ["Dernière mise à jour", "updated"],
  ["Last Updated", "updated"],
  ["Next exact action", "next-action"],
  ["Owner surface", undefined],
  ["Review Status", undefined],
  ["Branch", undefined],
  ["", undefined],
];

describe("normaliseTitle", () => {
  test.each(TITLES)("takes %j down to %j", (title, words) => {
    expect(normaliseTitle(title)).toBe(words);
  });

  test("never throws and settles at once", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom("a", " ", "-", "(", ")", "1", ".", ":", "done", "2026-01-01") })),
        (title) => {
          expect(normaliseTitle(title)).toBe(normaliseTitle(title).trim());
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe("conceptOfHeading", () => {
  test.each(SECTION_CONCEPTS.flatMap((concept) => sectionAliases(concept).map((alias) => [alias, concept] as const)))(
    "reads the alias %j as %s, with decoration too",
    (alias, concept) => {
      expect(normaliseTitle(alias)).toBe(alias);
      expect(conceptOfHeading(alias)).toBe(concept);
      expect(conceptOfHeading(`4. **${alias.toUpperCase().replaceAll(" ", "_")}** ✅ (round 2)`)).toBe(concept);
    },
  );

  test.each(HEADINGS)("reads %j as %s", (title, concept) => {
    expect(conceptOfHeading(title)).toBe(concept);
  });

  test("has every alias once, and prefixes that end a word", () => {
    const all = SECTION_CONCEPTS.flatMap((concept) => sectionAliases(concept));
    expect(all.filter((alias, i) => all.indexOf(alias) !== i)).toEqual([]);
    expect(SECTION_PREFIXES.filter(({ prefix }) => !prefix.endsWith(" "))).toEqual([]);
  });
});

describe("conceptOfLabel", () => {
  test.each(FIELD_CONCEPTS.flatMap((concept) => fieldAliases(concept).map((alias) => [alias, concept] as const)))(
    "reads the alias %j as %s",
    (alias, concept) => {
      expect(conceptOfLabel(alias)).toBe(concept);
      expect(normaliseTitle(alias)).toBe(alias);
    },
  );

  test.each(LABELS)("reads %j as %s", (label, concept) => {
    expect(conceptOfLabel(label)).toBe(concept);
  });

  test("has every alias once", () => {
    const all = FIELD_CONCEPTS.flatMap((concept) => fieldAliases(concept));
    expect(all.filter((alias, i) => all.indexOf(alias) !== i)).toEqual([]);
  });
});
