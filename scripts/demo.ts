/** `npm run demo`: the main job on a workspace in a temporary folder, with the built command. Exits with 1 when any step does not do what it should. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createDemoShell, DemoFailure, type DemoShell } from "./demo/demo-shell.ts";

const REPOSITORY = fileURLToPath(new URL("../", import.meta.url));
const COMMAND = join(REPOSITORY, "dist", "cli", "agent-relay.cjs");

const TASKS = `- [ ] **T1** Design the sign-in (owner: claude; files: \`docs/sign-in.md\`)
  Two pages: what is stored, and when a token ends.
- [ ] **T2** Build the sign-in (owner: codex; after: T1; files: \`src/auth/**\`)
`;

const WORKFLOW = `name: release
swarm: { pattern: dag, timeoutMs: 60000 }
agents: []
workflows:
  - name: default
    steps:
      - { name: build, type: deterministic, command: "echo built once >> built.txt; echo v7" }
      - { name: notes, type: deterministic, dependsOn: [build], command: "cat NOTES.md" }
      - { name: publish, type: deterministic, dependsOn: [notes], command: "echo publishing {{steps.build.output}}" }
`;

try {
  build();
  const root = realpathSync(mkdtempSync(join(tmpdir(), "agent-relay-demo-")));
  const shell = createDemoShell(COMMAND, (line) => process.stdout.write(`${line}\n`));
  shell.enter(root, root);
  play(shell, root);
} catch (error) {
  if (!(error instanceof DemoFailure)) throw error;
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
}

function build(): void {
  if (existsSync(COMMAND)) return;
  const result = spawnSync("npm", ["run", "--silent", "build"], {
    cwd: REPOSITORY,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (result.status !== 0) throw new DemoFailure("Cannot show the demo: `npm run build` failed");
}

function play(shell: DemoShell, root: string): void {
  const handoff = join(root, "shop", "AGENT-HANDOFF.md");

  shell.title("A workspace with two projects");
  shell.run(["init"], { exitCode: 0, says: ["created AGENT-HANDOFF.md"], lines: 3 });
  shell.run(["new", "shop", "--next", "Design the sign-in"], { exitCode: 0, says: ["created shop/AGENT-HANDOFF.md", "changed AGENT-HANDOFF.md"], lines: 7 });
  shell.run(["new", "blog"], { exitCode: 0, says: ["created blog/AGENT-HANDOFF.md"], lines: 2 });
  change(handoff, "## Pending Tasks\n", `## Pending Tasks\n\n${TASKS}`);
  shell.say("  (you write tasks T1 for Claude and T2 for Codex into shop/AGENT-HANDOFF.md)");

  shell.title("You type `HANDOFF claude shop` in Claude; this is what Claude reads");
  shell.run(["handoff", "HANDOFF claude shop", "--as", "claude"], { exitCode: 0, says: ["T1", "Two pages"], lines: 11 });

  shell.title("Claude works, proves it and passes the project to Codex");
  shell.run(["start", "T1", "--as", "claude"], { exitCode: 0, says: ["T1"] });
  shell.run(["done", "T1", "--evidence", "grep -c token docs/sign-in.md", "--as", "claude"], { exitCode: 0, says: ["T1"] });
  shell.run(["pass", "--to", "codex", "--summary", "docs/sign-in.md has both pages; a token ends after 15 minutes", "--as", "claude"], {
    exitCode: 0,
    says: ["Codex"],
  });

  shell.title("Claude forgets whose turn it is: refused");
  shell.run(["start", "T2", "--as", "claude"], { exitCode: 3, says: ["Codex"] });

  shell.title("Somebody edits the file and mistypes the owner: found, and mended");
  change(handoff, "| Current Owner | Codex |", "| Current Owner | codx |");
  shell.say("  (in shop/AGENT-HANDOFF.md the current owner is now `codx`)");
  shell.run(["check", "--quiet"], { exitCode: 1, says: ["shop/AGENT-HANDOFF.md", "5:19", "Unexpected owner `codx`"], lines: 8 });
  shell.run(["check", "--quiet", "--fix"], { exitCode: 0, says: ["1 finding mended"], lines: 4 });

  shell.title("A workflow fails in the middle, is mended, and goes on where it was");
  writeFileSync(join(root, "release.yaml"), WORKFLOW);
  shell.run(["run", "release.yaml"], { exitCode: 1, says: ["notes failed", "1 completed"], lines: 8 });
  writeFileSync(join(root, "NOTES.md"), "Faster.\n");
  shell.say("  (you write NOTES.md)");
  shell.run(["run", "--resume"], { exitCode: 0, says: ["3 completed"], lines: 4 });
  if (readFileSync(join(root, "built.txt"), "utf8") !== "built once\n") throw new DemoFailure("Cannot go on: the step `build` ran twice");

  shell.title("The next step is right there");
  shell.run(["status"], { exitCode: 0, says: ["shop", "blog"], lines: 8 });
  shell.say(`\nThe workspace stays in ${root}. Go on with:\n`);
  for (const line of nextSteps(root)) shell.say(`  ${line}`);
}

function nextSteps(root: string): readonly string[] {
  const command = `node ${COMMAND}`;
  return [`cd ${root}/shop`, `${command} handoff --as codex      # what Codex would read`, `${command} --help`];
}

function change(file: string, from: string, to: string): void {
  const text = readFileSync(file, "utf8");
  if (!text.includes(from)) throw new DemoFailure(`Cannot go on: "${file}" does not hold "${from.trim()}"`);
  writeFileSync(
    file,
    text.replace(from, () => to),
  );
}
