import type { Operator } from "../operator.ts";
import { DECISION_OPERATORS } from "./decisions.ts";
import { FIELD_OPERATORS } from "./fields.ts";
import { LOG_OPERATORS } from "./log.ts";
import { PATH_OPERATORS } from "./paths.ts";
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
  ...WORKSPACE_OPERATORS,
  ...TEXT_OPERATORS,
];
