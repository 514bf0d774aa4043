import type { RelayYamlConfig, WorkflowStep } from "../../src/workflows-library.ts";
import type { WrittenStep, WrittenWorkflow } from "../../src/workflow/written/written-workflow.ts";

/** The types that are written out for users say what the schema does, key by key. */
type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : "the type has more") : "the schema has more";

type KnownKeys<Holder> = keyof { [Key in keyof Holder as string extends Key ? never : Key]: true };

const sameKeys: Same<KnownKeys<WrittenStep>, KnownKeys<WorkflowStep>> = true;
const sameRoot: Same<keyof WrittenWorkflow, keyof RelayYamlConfig> = true;

declare const written: WrittenWorkflow;
const config: RelayYamlConfig = written;

type Without<Holder, Key extends keyof Holder> = Omit<Holder, Key>;
declare const root: Without<RelayYamlConfig, "workflows">;
const back: Without<WrittenWorkflow, "workflows"> = root;
declare const step: WorkflowStep;
const stepBack: Pick<WrittenStep, KnownKeys<WorkflowStep>> = step;

export const checked = [sameKeys, sameRoot, config, back, stepBack];
