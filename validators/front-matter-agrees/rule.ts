import { defineRule } from "../../src/lint/define-rule.ts";
import { isAdopted } from "../../src/lint/is-adopted.ts";
import { quoted } from "../../src/lint/words.ts";
import type { Field } from "../../src/markdown/field.ts";
import { frontMatterFields } from "../../src/markdown/front-matter-fields.ts";
import { describeOwner } from "../../src/protocol/describe-owner.ts";
import { rankLabel } from "../../src/protocol/handoff/concept-of-label.ts";
import { type PlacedField, placeFields } from "../../src/protocol/handoff/place-fields.ts";
import { readOwner } from "../../src/protocol/handoff/read-owner.ts";
import { parseStatus } from "../../src/protocol/parse-status.ts";

type Compared = "owner" | "status";

/** Two places for one fact: tools read the one, people the other. */
export const rule = defineRule({
  name: "front-matter-agrees",
  summary: "The front matter names the same owner and status as the fields below it.",
  severity: "error",
  kinds: ["handoff"],
  check({ handoff, outline, world: { agents } }, report) {
    if (outline.frontMatter === undefined || !isAdopted(handoff)) return;
    const front = frontMatterFields(outline);
    let below: readonly PlacedField[] | undefined;
    for (const concept of ["owner", "status"] as const) {
      const above = front.find((field) => conceptOf(field) === concept);
      const said = above && valueOf(above, concept, agents);
      if (above === undefined || said === undefined) continue;
      below ??= placeFields(handoff.outline, handoff.root).filter(({ field, place }) => field.form !== "front-matter" && place !== "elsewhere");
      const other = below.map(({ field }) => (conceptOf(field) === concept ? valueOf(field, concept, agents) : undefined)).find((value) => value !== undefined);
      if (other === undefined || other === said) continue;
      report({
        range: above.valueRange,
        message: `Unexpected ${concept} ${quoted(said)} in the front matter, the fields below say ${quoted(other)}`,
        hint: `Write the same in both, or leave the ${concept} out of one`,
      });
    }
  },
});

/** A bare `Owner` is mostly a person of the business, and a phase or a build has a status of its own. */
function conceptOf({ label }: Field): Compared | undefined {
  const ranked = rankLabel(label);
  if (ranked?.concept === "owner") return ranked.words === "owner" ? undefined : "owner";
  return ranked?.concept === "status" && /^(?:current |project )?status$/u.test(ranked.words) ? "status" : undefined;
}

/** A known value in one spelling; what nobody knows is another rule's. */
function valueOf({ value }: Field, concept: Compared, agents: readonly string[]): string | undefined {
  if (concept === "status") return parseStatus(value);
  const owner = readOwner(value, agents);
  return value === "" || owner.kind === "unknown" ? undefined : describeOwner(owner);
}
