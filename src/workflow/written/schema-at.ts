import { z } from "zod";
import type { ValuePath } from "./value-path.ts";
import { workflowSchema } from "./workflow-schema.ts";

/** Gives the schemas that the value at a path of a workflow file, or of what another schema reads, may have, what is optional unwrapped; none where the path is not known. */
export function schemasAt(path: ValuePath, root: z.core.$ZodType = workflowSchema): readonly z.core.$ZodType[] {
  let schemas: readonly z.core.$ZodType[] = unwrap(root);
  for (const part of path) schemas = schemas.flatMap((schema) => inside(schema, part)).flatMap(unwrap);
  return schemas;
}

/** Lists the keys that an object at a path may have. */
export function keysAt(path: ValuePath, root?: z.core.$ZodType): readonly string[] {
  return schemasAt(path, root).flatMap((schema) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []));
}

function unwrap(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional) return unwrap(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(unwrap);
  return [schema];
}

function inside(schema: z.core.$ZodType, part: string | number): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodArray) return typeof part === "number" ? [schema.element] : [];
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  if (!(schema instanceof z.ZodObject) || !Object.hasOwn(schema.shape, part)) return [];
  const found: unknown = schema.shape[part];
  return found instanceof z.ZodType ? [found] : [];
}
