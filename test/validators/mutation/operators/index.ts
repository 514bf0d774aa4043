import type { Operator } from "../operator.ts";
import { AGREEMENT_OPERATORS } from "./agreement.ts";
import { DECISION_OPERATORS } from "./decisions.ts";
import { EVIDENCE_OPERATORS } from "./evidence.ts";
import { FIELD_OPERATORS } from "./fields.ts";
import { LOG_OPERATORS } from "./log.ts";
import { PATH_OPERATORS } from "./paths.ts";
import { PRIVATE_TEXT_OPERATORS } from "./private-text.ts";
import { REFERENCE_OPERATORS } from "./references.ts";
import { REVIEW_OPERATORS } from "./reviews.ts";
import { SECRET_OPERATORS } from "./secrets.ts";
import { TASK_OPERATORS } from "./tasks.ts";
import { TEXT_OPERATORS } from "./text.ts";
import { WORKSPACE_OPERATORS } from "./workspace.ts";

/** Every way to put a defect into a good project. */
export const OPERATORS: readonly Operator[] = [
  ...FIELD_OPERATORS,
  ...TASK_OPERATORS,
  ...PATH_OPERATORS,
  ...LOG_OPERATORS,
  ...DECISION_OPERATORS,
  ...EVIDENCE_OPERATORS,
  ...WORKSPACE_OPERATORS,
  ...TEXT_OPERATORS,
  ...PRIVATE_TEXT_OPERATORS,
  ...SECRET_OPERATORS,
  ...AGREEMENT_OPERATORS,
  ...REFERENCE_OPERATORS,
  ...REVIEW_OPERATORS,
];
