import type { Field } from "../../markdown/field.ts";
import { parseOwner } from "../parse-owner.ts";
import type { FieldConcept } from "./concept.ts";
import { rankLabel } from "./concept-of-label.ts";
import { PLAIN_SPEAKING_LABELS } from "./field-aliases.ts";
import type { Handoff } from "./model.ts";
import type { FieldPlace, PlacedField } from "./place-fields.ts";

/** How to choose among labels. `canonical` says that the file's sections are the protocol's own. */
export interface FieldChoice {
  readonly agents: readonly string[];
  readonly canonical: boolean;
}

const DISTANCES: Readonly<Record<FieldPlace, number>> = { "field-table": 0, head: 100, elsewhere: 1000 };

/** Chooses the field that counts for each concept: the field table's first, then those at the head of the file and in its status section, then labels that speak plainly anywhere. */
export function collectFields(placed: readonly PlacedField[], choice: FieldChoice): Handoff["fields"] {
  const fields: Partial<Record<FieldConcept, Field>> = {};
  const weights = new Map<FieldConcept, number>();
  for (const { field, place } of placed) {
    const label = rankLabel(field.label);
    if (!label || (place === "elsewhere" && !PLAIN_SPEAKING_LABELS.has(label.words))) continue;
    const weight = DISTANCES[place] + label.rank;
    if (weight >= (weights.get(label.concept) ?? Number.POSITIVE_INFINITY)) continue;
    if (label.words === "owner" && !ownerCounts(field, choice)) continue;
    weights.set(label.concept, weight);
    fields[label.concept] = field;
  }
  return fields;
}

/** A bare `Owner` is mostly a person of the business. */
function ownerCounts(field: Field, { agents, canonical }: FieldChoice): boolean {
  return canonical || (field.value !== "" && parseOwner(field.value, agents).kind !== "unknown");
}
