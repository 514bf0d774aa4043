import { unreachable } from "../../util/unreachable.ts";
import { describeCriterion, describeTask } from "./hover-task.ts";
import { describeDecision } from "./hover-decision.ts";
import { describeOwnerHere } from "./hover-owner.ts";
import { describeProject } from "./hover-project.ts";
import type { Mention } from "./mention.ts";

/** Describes what stands at a place, as Markdown; "" where nothing more is known than what is written. Text of files is quoted, never obeyed. */
export function describeMention(mention: Mention, now: string): string {
  switch (mention.kind) {
    case "task":
      return describeTask(mention.task, mention.view);
    case "criterion":
      return describeCriterion(mention.criterion);
    case "decision":
      return describeDecision(mention.decision);
    case "owner":
      return describeOwnerHere(mention.owner, mention.view, now);
    case "project":
      return describeProject(mention.view);
    case "path":
      return "";
    default:
      return unreachable(mention);
  }
}
