import { appendFileSync } from "node:fs";
import { dirname } from "node:path";
import { makeFolders } from "../../disk/files/make-folders.ts";
import { readText } from "../../disk/files/read-text.ts";
import { isRecord } from "../../workflow/written/is-record.ts";
import { InMemoryWorkflowDb, type WorkflowRunRecord, type WorkflowStepRecord } from "./workflow-db.ts";

/** Longer files are not read. */
const MOST_BYTES = 67_108_864;

/** A store in a file of JSON, a line for each change, where the last one of a run or step counts. Where the file cannot be read or written, it throws. */
export class JsonFileWorkflowDb extends InMemoryWorkflowDb {
  readonly #path: string;
  #isRead = false;

  /** Opens a file that need not be there. */
  constructor(path: string) {
    super();
    this.#path = path;
  }

  override async insertRun(run: WorkflowRunRecord): Promise<void> {
    await this.#read();
    this.#write({ kind: "run", row: run });
    await super.insertRun(run);
  }

  override async insertStep(step: WorkflowStepRecord): Promise<void> {
    await this.#read();
    this.#write({ kind: "step", row: step });
    await super.insertStep(step);
  }

  override async updateRun(id: string, patch: Partial<WorkflowRunRecord>): Promise<void> {
    await this.#read();
    await super.updateRun(id, patch);
  }

  override async updateStep(id: string, patch: Partial<WorkflowStepRecord>): Promise<void> {
    await this.#read();
    await super.updateStep(id, patch);
  }

  override async getRun(id: string): Promise<WorkflowRunRecord | null> {
    await this.#read();
    return await super.getRun(id);
  }

  override async getStepsByRunId(runId: string): Promise<WorkflowStepRecord[]> {
    await this.#read();
    return await super.getStepsByRunId(runId);
  }

  #write(line: object): void {
    makeFolders(dirname(this.#path));
    appendFileSync(this.#path, `${JSON.stringify(line)}\n`, { mode: 0o600 });
  }

  /** Once, when it is first asked for something. A line that was cut short is left out. */
  async #read(): Promise<void> {
    if (this.#isRead) return;
    this.#isRead = true;
    const file = readText(this.#path, MOST_BYTES);
    if (!file.ok && file.problem.code === "not-found") return;
    if (!file.ok) throw new Error(file.problem.message);
    for (const line of file.value.text.split("\n")) {
      const entry = parseLine(line);
      if (entry?.kind === "run") await super.insertRun(entry.row as WorkflowRunRecord);
      if (entry?.kind === "step") await super.insertStep(entry.row as WorkflowStepRecord);
    }
  }
}

function parseLine(line: string): { readonly kind: unknown; readonly row: object } | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) && isRecord(value["row"]) && typeof value["row"]["id"] === "string" ? { kind: value["kind"], row: value["row"] } : undefined;
  } catch {
    return undefined;
  }
}
