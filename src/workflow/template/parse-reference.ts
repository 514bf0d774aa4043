import { type Reference, type StepReference, TEMPLATE_FILTERS, type TemplateMistake } from "./template.ts";

const FILTERED = new RegExp(`^([^|]*[^|\\s])\\s*\\|\\s*(${TEMPLATE_FILTERS.join("|")})$`, "u");
const SEGMENT = /^[\p{L}\p{N}_][\p{L}\p{N}_-]*$/u;

/**
 * Reads what stands between two braces, without the spaces around it. A step name may hold dots, so the first `.output` or `.exitCode` ends it, unless `stepNames`
 * says that a longer one exists.
 */
export function parseReference(body: string, stepNames?: ReadonlySet<string>): Reference | TemplateMistake {
  const [, filtered, filter] = FILTERED.exec(body) ?? [];
  if (filtered === undefined) return parsePlain(body, stepNames);
  const reference = parsePlain(filtered, stepNames);
  const known = TEMPLATE_FILTERS.find((name) => name === filter);
  return typeof reference === "string" || known === undefined ? reference : { ...reference, filter: known };
}

function parsePlain(body: string, stepNames: ReadonlySet<string> | undefined): Reference | TemplateMistake {
  if (body === "") return "empty";
  if (/^[#/^!&>]/u.test(body)) return "block";
  if (body === "steps" || body.startsWith("steps.")) return parseStep(body.split("."), stepNames);
  const [name, ...path] = body.split(".");
  if (name === undefined || ![name, ...path].every((segment) => SEGMENT.test(segment))) return "foreign";
  return { kind: "variable", name, path };
}

function parseStep(segments: readonly string[], stepNames: ReadonlySet<string> | undefined): StepReference | TemplateMistake {
  const readings: StepReference[] = [];
  for (const [index, field] of segments.entries()) {
    if (index < 2 || (field !== "output" && field !== "exitCode")) continue;
    readings.push({ kind: "step", step: segments.slice(1, index).join("."), field, path: segments.slice(index + 1) });
    if (stepNames === undefined) break;
  }
  const reading = readings.findLast(({ step }) => stepNames?.has(step)) ?? readings[0];
  if (reading === undefined) return "step-field";
  if (/^\s|\s$|^$/u.test(reading.step) || reading.path.some((segment) => !/^[^\s"'`|()]+$/u.test(segment))) return "foreign";
  return reading.field === "exitCode" && reading.path.length > 0 ? "step-code-path" : reading;
}
