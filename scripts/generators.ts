import { apiReports } from "./generators/api-report.ts";
import { cliReference } from "./generators/cli-reference.ts";
import { plugins } from "./generators/plugins/index.ts";
import { rulesReference } from "./generators/rules.ts";
import { validatorsTable } from "./generators/validators-table.ts";
import { workflowKeys } from "./generators/workflow-keys.ts";
import { workflowRules } from "./generators/workflow-rules.ts";
import { workflowSchema } from "./generators/workflow-schema.ts";

/** A file that is made from the code: its path and its text. */
export interface Generator {
  readonly path: string;
  produce(): string | Promise<string>;
}

/** Every generated file that is committed. */
export const GENERATORS: readonly Generator[] = [
  validatorsTable,
  rulesReference,
  cliReference,
  workflowSchema,
  workflowKeys,
  workflowRules,
  ...plugins,
  ...apiReports,
];
