import { detectHost } from "../../workspace/detect-host.ts";
import { switchOption, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";

/** Approvals are the user's. @throws CommandError where `--yes` is given inside an agent. */
export function refuseYesOfAgent(invocation: Invocation, io: CommandIo): void {
  if (!switchOption(invocation, "yes") || detectHost(io.env) === undefined) return;
  throw new CommandError("Only the user may say --yes to approvals of a workflow", { exitCode: 3, hint: "ask the user to run it, or leave --yes out" });
}
