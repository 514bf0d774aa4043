import type { Chance } from "../../../../experiments/2026-11-20-merge-by-meaning/random.ts";
import { makeValue } from "../../../util/secrets/make-value.ts";
import { INDEX_FILE } from "../check-project.ts";
import { type Operator, operatorsFor, withHandoff, withTask, withText } from "../operator.ts";
import type { ProjectModel } from "../project-model.ts";

const REVIEW = "CODEX_REVIEW.md";

/** Passwords, tokens and keys in every kind of file, made anew for each project. */
export const SECRET_OPERATORS: readonly Operator[] = operatorsFor("text-secrets", {
  "a token of GitHub in a task": (project, chance) =>
    withTask(project, { list: "pending" }, (task) => ({ ...task, title: `${task.title} with ${secret("github-token", chance)}` })),
  "a key in the evidence": (project, chance) =>
    withTask(project, { list: "completed" }, (task) => ({ ...task, title: `${task.title} (AWS_ACCESS_KEY_ID=${secret("aws-access-key", chance)})` })),
  "a key in the next action": (project, chance) => withHandoff(project, { nextAction: `Run the import with ${secret("anthropic", chance)}` }),
  "a password in the context": (project, chance) =>
    withHandoff(project, { context: [...project.handoff.context, `The staging password is \`${secret("password-14", chance)}\`.`] }),
  "the address of a database in the context": (project, chance) =>
    withHandoff(project, { context: [...project.handoff.context, `postgres://shop:${secret("url-password", chance)}@db.internal:5432/shop`] }),
  "a variable in the handoff": append(({ style }) => style.file, "export RELAY_TOKEN=", "base62-40"),
  "a private key in the handoff": append(({ style }) => style.file, "", "pem-openssh"),
  "a table of passwords in the handoff": append(({ style }) => style.file, "| User | Password |\n| --- | --- |\n| ops | ", "password-14", " |"),
  "a key in the decisions": append(() => "DECISIONS.md", "We pay with ", "stripe-key"),
  "a token in the review": append(() => REVIEW, "> Authorization: Bearer ", "jwt"),
  "a key in an instruction file": append(({ instructions: [first] }) => first?.name ?? "", "OPENAI_API_KEY=", "openai-project"),
  "a webhook in the index": append(() => INDEX_FILE, "Tell ", "slack-webhook"),
});

function append(fileOf: (project: ProjectModel) => string, before: string, name: string, after = ""): Operator["apply"] {
  return (project, chance) => {
    const line = before + secret(name, chance) + after;
    return withText(project, fileOf(project), (text) => `${text}\n\n${line}\n`);
  };
}

function secret(name: string, chance: Chance): string {
  return makeValue(name, () => chance.below(2 ** 32) / 2 ** 32);
}
