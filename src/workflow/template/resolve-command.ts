import { describeReference, lookUp } from "./look-up.ts";
import { byteLength } from "./limit-output.ts";
import type { PlacedProblem } from "./resolve-text.ts";
import { scanCommand } from "./shell/scan-command.ts";
import type { Place, Spot } from "./shell/place.ts";
import { assignInShell, FILE_VARIABLE, LONG_VALUE_BYTES, VALUE_VARIABLE } from "./shell/value-file.ts";
import { writeReference } from "./shell/write-reference.ts";
import { flattenTemplate } from "./shell/flatten-template.ts";
import type { ReferencePart, Template } from "./template.ts";
import type { TemplateValues } from "./values.ts";

/** Bytes that all values of a command may take in the environment together. */
const ENVIRONMENT_BYTES = 262_144;

/** A reference that has no value, or stands where no value can be written without becoming code. */
export type CommandProblem =
  | PlacedProblem
  | { readonly kind: "place"; readonly place: Place; readonly range: ReferencePart["range"]; readonly message: string };

/** A command that a POSIX shell runs. Its text does not depend on the values, but for numbers in arithmetic and whether there are long ones. */
export interface ResolvedCommand {
  /** What `sh -c` is given. */
  readonly script: string;
  /** Variables the runner sets. */
  readonly environment: Readonly<Record<string, string>>;
  /** Shell text with the long values; the runner writes it to a private file and puts the absolute path into `variable`. */
  readonly file?: { readonly variable: string; readonly text: string };
  /** Where there are any, the command must not run. */
  readonly problems: readonly CommandProblem[];
}

/** Fills values into a command so that they stay values: each is a variable, quoted for the place where its reference stands (WORKFLOWS.md 3). Never throws. */
export function resolveCommand(template: Template, values: TemplateValues): ResolvedCommand {
  const { text, parts } = flattenTemplate(template);
  const found = scanCommand(text, new Set(parts.keys()));
  const spots = new Map(found.spots.map((spot) => [spot.at, spot]));
  const problems: CommandProblem[] = [];
  const store = createStore();
  const edits: Edit[] = found.edits.map((edit) => ({ ...edit }));
  for (const [at, part] of parts) {
    const spot = spots.get(at);
    const written = writePart(part, spot, { values, store });
    if (typeof written === "string") edits.push({ start: at, end: at + 1, text: spot?.encode(written) ?? "" });
    else {
      problems.push(written);
      edits.push({ start: at, end: at + 1, text: part.text });
    }
  }
  const script = applyInOrder(text, edits);
  const { environment, long } = store.split();
  if (long.length === 0) return { script, environment, problems };
  return { script: `. "\${${FILE_VARIABLE}}"; ${script}`, environment, file: { variable: FILE_VARIABLE, text: assignInShell(long) }, problems };
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Sources {
  readonly values: TemplateValues;
  readonly store: ValueStore;
}

function writePart(part: ReferencePart, spot: Spot | undefined, { values, store }: Sources): string | CommandProblem {
  const place = spot?.place ?? "unread";
  if (place === "comment") return part.text.replaceAll(/[^\w.{} -]/gu, "");
  const found = lookUp(part.reference, values);
  if (!found.ok) return { ...found.problem, range: part.range };
  const exported = spot?.inProgram === true;
  const written = writeReference(place, { name: () => store.nameOf(part, { value: found.value, exported }), value: found.value, exported });
  return written.ok ? written.value : { kind: "place", place, range: part.range, message: `Unexpected \`${part.text}\` ${written.problem}` };
}

interface StoredValue {
  readonly value: string;
  readonly exported: boolean;
}

interface ValueStore {
  nameOf(part: ReferencePart, stored: StoredValue): string;
  split(): { readonly environment: Record<string, string>; readonly long: readonly (readonly [string, string])[] };
}

/** Gives each reference a variable, in the order of first use. */
function createStore(): ValueStore {
  const known = new Map<string, StoredValue & { readonly name: string }>();
  return {
    nameOf: (part, { value, exported }) => {
      const key = describeReference(part.reference);
      const before = known.get(key);
      const name = before?.name ?? `${VALUE_VARIABLE}${String(known.size + 1)}`;
      known.set(key, { name, value, exported: exported || before?.exported === true });
      return name;
    },
    split: () => {
      const environment: Record<string, string> = {};
      const long: [string, string][] = [];
      let room = ENVIRONMENT_BYTES;
      for (const { name, value, exported } of known.values()) {
        const bytes = byteLength(value);
        if (!exported && (bytes > LONG_VALUE_BYTES || bytes > room)) long.push([name, value]);
        else {
          room -= bytes;
          environment[name] = value;
        }
      }
      return { environment, long };
    },
  };
}

function applyInOrder(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const pieces: string[] = [];
  let done = 0;
  for (const edit of sorted) {
    pieces.push(text.slice(done, edit.start), edit.text);
    done = edit.end;
  }
  return `${pieces.join("")}${text.slice(done)}`;
}
