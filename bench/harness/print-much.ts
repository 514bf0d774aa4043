import { readFileSync } from "node:fs";
import { createExecutor } from "../../src/runner/steps/create-executor.ts";
import { createAttempt } from "./step-attempt.ts";

/** Does one step with the command and in the folder that it is given, prints the most memory it held in kB (Linux), and ends with 1 where the step did not complete. Run by `bench/tables/output.ts`. */
const [, , folder = "", command = ""] = process.argv;
const end = await createExecutor()(createAttempt(folder, "attempt", command));
// What `resourceUsage` tells begins with the memory of the process that started this one.
const held = /VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? "0";
process.stdout.write(held);
process.exitCode = end.kind === "completed" && end.output.includes("bytes cut") ? 0 : 1;
