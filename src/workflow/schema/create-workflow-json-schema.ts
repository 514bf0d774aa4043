import { z } from "zod";
import { agentCredentials } from "../written/agent-schema.ts";
import { STEP_SHAPE, stepSchema, verificationSchema } from "../written/step-schema.ts";
import { swarmSchema, workflowSchema } from "../written/workflow-schema.ts";

/** A JSON Schema, or a part of one. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The name by which editors and other schemas know the schema of workflow files. */
export const WORKFLOW_SCHEMA_ID = "urn:agent-relay:schema:workflow";

/** Creates the JSON Schema (draft 7, which editors read) of workflow files from the schema that reads them, with what only code checks as far as a schema can say it. */
export function createWorkflowJsonSchema(): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(workflowSchema, { target: "draft-7", io: "input", unrepresentable: "any", override });
  return {
    $schema: $schema ?? "http://json-schema.org/draft-07/schema#",
    $id: WORKFLOW_SCHEMA_ID,
    title: "AgentRelay workflow",
    description: "A workflow of agents and commands, as `agent-relay run` reads it.",
    ...schema,
    anyOf: [{ required: ["workflows"] }, { required: ["agents"] }],
  };
}

/** Nothing is right there: what only a hosted service can serve. */
const NEVER: JsonSchema = { not: {} };

function override({ zodSchema, jsonSchema }: { readonly zodSchema: unknown; readonly jsonSchema: JsonSchema }): void {
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (zodSchema === swarmSchema) refuse(jsonSchema, "credentialProxy");
  if (zodSchema === agentCredentials) Object.assign(jsonSchema.properties?.["proxy"] ?? {}, { const: false });
  if (zodSchema === verificationSchema) jsonSchema.allOf = VERIFICATION_RULES;
  if (zodSchema !== stepSchema) return;
  refuse(jsonSchema, "waitFor");
  Object.assign(jsonSchema.properties?.["type"] ?? {}, { enum: ["agent", "deterministic", "worktree", "approval"] });
  jsonSchema.allOf = [when({ not: { required: ["use"] } }, { propertyNames: { enum: Object.keys(STEP_SHAPE) }, allOf: STEP_RULES })];
}

function refuse(schema: JsonSchema, key: string): void {
  Object.assign(schema.properties?.[key] ?? {}, NEVER);
}

const STEP_RULES: JsonSchema[] = [
  when(ofType("deterministic"), { required: ["command"] }),
  when(ofType("approval"), { required: ["task"] }),
  when(ofType("worktree"), { required: ["branch"] }),
  when({ anyOf: [{ not: { required: ["type"] } }, ofType("agent")] }, { required: ["agent"] }),
];

const VERIFICATION_RULES: JsonSchema[] = [
  when(ofType("output_contains"), { required: ["value"], properties: { value: { pattern: "\\S" } } }),
  when(ofType("file_exists"), { required: ["value"], properties: { value: { type: "string", pattern: "\\S" } } }),
  when(ofType("exit_code"), { properties: { value: { maximum: 255, pattern: "^\\s*\\d{1,3}\\s*$" } } }),
];

function ofType(type: string): JsonSchema {
  return { properties: { type: { const: type } }, required: ["type"] };
}

/** What holds where something else does. */
function when(condition: JsonSchema, rule: JsonSchema): JsonSchema {
  // oxlint-disable-next-line unicorn/no-thenable -- JSON Schema calls it so, and nobody awaits a schema
  return { if: condition, then: rule };
}
