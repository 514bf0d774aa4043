import type { Range } from "../../diagnostic/range.ts";
import { flattenTemplate } from "./shell/flatten-template.ts";
import type { Place } from "./shell/place.ts";
import { scanCommand } from "./shell/scan-command.ts";
import { refusePlace } from "./shell/write-reference.ts";
import type { Template } from "./template.ts";

/** What is known of a reference in a command before it has a value. */
export interface CommandNote {
  /** `refused`: no value can stand here. `number`: only a whole number can. `command`, `list`: the value is one word, which is seldom what was meant here. `code`: another language reads it as code. */
  readonly kind: "refused" | "number" | "command" | "list" | "code";
  readonly place: Place;
  readonly range: Range;
  readonly message: string;
}

/** Looks at the places of the references in a command, before anything runs and without values. References in places that take every value are not told. */
export function checkCommand(template: Template): readonly CommandNote[] {
  const { text, parts } = flattenTemplate(template);
  const spots = new Map(scanCommand(text, new Set(parts.keys())).spots.map((spot) => [spot.at, spot]));
  return [...parts].flatMap(([at, part]) => {
    const place = spots.get(at)?.place ?? "unread";
    const create = (kind: CommandNote["kind"], words: string): CommandNote => ({
      kind,
      place,
      range: part.range,
      message: `Unexpected \`${part.text}\` ${words}`,
    });
    const refusal = refusePlace(place);
    if (refusal !== undefined) return [create("refused", refusal)];
    if (place === "arithmetic") return [create("number", "in arithmetic, expected that its value is a whole number")];
    const role = spots.get(at)?.role;
    return role === undefined || place === "comment" ? [] : [create(role, ROLES[role])];
  });
}

const ROLES: Readonly<Record<"command" | "list" | "code", string>> = {
  command: "as the name of a command, expected the command itself: a value is one word, and never shell code",
  code: "in the code of a program, expected it as an argument or on its input: what the value holds would be read as code",
  list: "as the list of `for`, expected `printf '%s\\n' {{...}} | while IFS= read -r line`: a value is one word",
};
