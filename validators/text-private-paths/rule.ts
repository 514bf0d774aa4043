import { defineRule } from "../../src/lint/define-rule.ts";
import { SUBJECT_KINDS } from "../../src/lint/rule.ts";
import { speaksProtocol } from "../../src/lint/speaks-protocol.ts";
import { quoted } from "../../src/lint/words.ts";

/** Home folders of Linux and macOS with something of a person's in them (`/home/settings` is a web page), and of Windows. */
const HOMES = [
  /(?<=file:\/\/|^|[^\w.~/{}$%@-])\/(?:home|Users)\/(?<name>[\w.-]+)\/(?:\.\w[\w.-]*|(?:Desktop|Documents|Downloads|Projects|projects|code|dev|git|repos|src|work|workspace)(?![\w-])|[\w.@+-]+\/[\w.@+-]+)[\w.@+/*-]*/gmu,
  /(?<![\w/\\])[A-Za-z]:[\\/]{1,2}Users[\\/]{1,2}(?<name>[\w.-]+)(?:[\\/]{1,2}[\w.@+*-]+)*/gmu,
];
/** Names that stand for nobody, and those of machines that are everybody's. */
const NOBODY =
  /^(?:you|me|my|i|x+|\.+|name|someone|somebody|anyone|user\d?|users|username|user[-_.]?name|your[-_.]?(?:user)?[-_.]?name|yourself|your[-_.]?user|example|sample|demo|test|tester|foo|bar|alice|bob|public|default|shared|administrator|admin|root|runner|runneradmin|node|ubuntu|debian|vscode|codespace|gitpod|coder|jovyan|circleci|travis|jenkins|vagrant|ec2-user|linuxbrew|docker|app|deploy|ci|build|git|www|pi)$/iu;
const MAY_HOLD = /\/home\/|[\\/]Users[\\/]/u;

/** A path into somebody's home exists on one machine, and tells everybody the name of its owner. */
export const rule = defineRule({
  name: "text-private-paths",
  summary: "No path leads into the home folder of a person.",
  severity: "warning",
  kinds: SUBJECT_KINDS,
  check(subject, report) {
    const { text } = subject;
    if (!MAY_HOLD.test(text) || !speaksProtocol(subject)) return;
    for (const pattern of HOMES) {
      for (const { 0: written, index, groups } of text.matchAll(pattern)) {
        if (NOBODY.test(groups?.["name"] ?? "")) continue;
        const path = written.replace(/[.,]+$/u, "");
        report({
          range: { start: index, end: index + path.length },
          message: `Unexpected path ${quoted(path)}, it is in a home folder of one machine`,
          hint: "Write it relative to the project, or with `~` where it is outside of it",
        });
      }
    }
  },
});
