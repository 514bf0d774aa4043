import { posix, win32 } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findShellWrites } from "../../../hooks/guard/find-writes.ts";
import { isKnownWrite } from "../../../hooks/guard/write.ts";
import { CWD, SURROUNDINGS, destinationsOf, type LabelledCommand, loadCommands } from "./labelled-commands.ts";

/** Of the writing commands those whose every destination is found, of the harmless ones those that are taken for writing, and writing ones with a destination too many. */
function score(commands: { readonly writing: readonly LabelledCommand[]; readonly harmless: readonly LabelledCommand[] }) {
  const missed = commands.writing.filter(({ command, expected }) => !expected.every((path) => destinationsOf(command).includes(path)));
  const alarms = commands.harmless.filter(({ command }) => destinationsOf(command).length > 0);
  const extra = commands.writing.filter(({ command, expected }) => destinationsOf(command).some((path) => !expected.includes(path)));
  return { writing: commands.writing.length, harmless: commands.harmless.length, missed, alarms, extra };
}

const WRITING = loadCommands("writing");
const HARMLESS = loadCommands("harmless");

describe("the labelled commands", () => {
  test("are at least 300 of each kind, none twice", () => {
    expect(WRITING.length).toBeGreaterThanOrEqual(300);
    expect(HARMLESS.length).toBeGreaterThanOrEqual(300);
    const all = [...WRITING, ...HARMLESS].map(({ command }) => command);
    expect(new Set(all).size).toBe(all.length);
    expect(WRITING.every(({ expected }) => expected.length > 0)).toBe(true);
  });

  test.each([
    ["tuned on", false],
    ["held out", true],
  ])("that were %s: 95 % of the writing ones are found with their destinations, at most 1 % of the harmless ones are taken for writing", (name, heldOut) => {
    const pick = (commands: readonly LabelledCommand[]): readonly LabelledCommand[] => commands.filter((each) => each.heldOut === heldOut);
    const { writing, harmless, missed, alarms, extra } = score({ writing: pick(WRITING), harmless: pick(HARMLESS) });
    console.log(
      `guard, commands ${name}: ${writing - missed.length} of ${writing} writing ones found (${percent(writing - missed.length, writing)}), ` +
        `${alarms.length} false alarms in ${harmless} (${percent(alarms.length, harmless)}), ${extra.length} with a destination too many`,
    );
    expect(missed.length, missed.map(({ command }) => command).join("\n")).toBeLessThanOrEqual(writing * 0.05);
    expect(alarms.length, alarms.map(({ command }) => command).join("\n")).toBeLessThanOrEqual(harmless * 0.01);
  });

  test("mean the same with more blanks between their words", () => {
    const changed = WRITING.filter(({ command }) => !/['"`␤\n\\]/.test(command)).filter(({ command }) => {
      const wide = ` \t ${command.replaceAll(" ", "  \t")}  `;
      return destinationsOf(wide).join() !== destinationsOf(command).join();
    });
    expect(changed.map(({ command }) => command)).toEqual([]);
  });

  test("mean the same behind a harmless command, in a group and in a subshell", () => {
    const tidy = WRITING.filter(({ command }) => !/<<|#|^\(?Get-|\$\w+ =|^\[|[A-Z][a-z]+-[A-Z]|^x=|^cmd|^pwsh|^powershell/.test(command));
    const changed = tidy.filter(({ command }) => {
      const forms = [`true; ${command}`, `( ${command}\n)`, `if true; then ${command}\nfi`];
      return forms.some((form) => [...destinationsOf(form)].sort().join() !== [...destinationsOf(command)].sort().join());
    });
    expect(changed.map(({ command }) => command)).toEqual([]);
  });
});

describe("destinations that the words do not tell", () => {
  test.each([
    ["a variable nobody set", 'echo x > "$OUT"'],
    ["a folder nobody knows", 'cd "$DIR" && echo x > a'],
    ["the output of a command", "rm $(cat list.txt)"],
    ["the input of xargs", "cat list.txt | xargs rm"],
    ["a program's argument", "python3 -c 'import sys; open(sys.argv[1], \"w\")' a"],
  ])("are listed as unknown: %s", (_, command) => {
    const found = findShellWrites(command, CWD, SURROUNDINGS);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(isKnownWrite)).toEqual([]);
  });

  test("do not hide those that are told", () => {
    expect(destinationsOf('echo x > "$OUT" && rm infra/main.tf')).toEqual(["/work/app/infra/main.tf"]);
  });
});

describe("folders", () => {
  test("where a `cd` may have failed, both are meant; where it leaves otherwise, one", () => {
    expect(destinationsOf("cd nowhere; rm a")).toEqual(["/work/app/nowhere/a", "/work/app/a"]);
    expect(destinationsOf("cd nowhere && rm a")).toEqual(["/work/app/nowhere/a"]);
    expect(destinationsOf("cd nowhere || exit 1; rm a")).toEqual(["/work/app/nowhere/a"]);
    expect(destinationsOf("cd nowhere || { echo no; exit 1; }; rm a")).toEqual(["/work/app/nowhere/a"]);
    expect(destinationsOf("cd infra; rm a")).toEqual(["/work/app/infra/a"]);
  });

  test("that are there already are not made", () => {
    expect(destinationsOf("mkdir -p infra src/new")).toEqual(["/work/app/src/new"]);
  });
});

test("on Windows paths are those of Windows, drives of Git Bash too", () => {
  const scene = { path: win32, home: "C:\\Users\\dev" };
  const paths = (command: string, dialect?: "posix" | "powershell") =>
    findShellWrites(command, "C:\\work\\app", { ...scene, ...(dialect === undefined ? {} : { dialect }) }).flatMap((write) =>
      isKnownWrite(write) ? write.path : [],
    );
  expect(paths("echo x > infra/main.tf")).toEqual(["C:\\work\\app\\infra\\main.tf"]);
  expect(paths("echo x > /c/work/lib/a.ts")).toEqual(["C:\\work\\lib\\a.ts"]);
  expect(paths("Remove-Item .\\infra\\main.tf", "powershell")).toEqual(["C:\\work\\app\\infra\\main.tf"]);
  expect(paths("echo x > D:\\x\\y.txt", "powershell")).toEqual(["D:\\x\\y.txt"]);
  expect(paths("echo x > nul")).toEqual([]);
});

/** What shells treat in a special way, so that random texts reach it. */
const WORDS =
  "$(( )) <<EOF && || ;; ${ [[ ]] $' >&2 2> <( >( cd rm sed~-i tee cp for~x~in do done case in esac if then fi eval bash~-c xargs find~.~-exec python3~-c open('a','w') git~checkout X= $X apply_patch Set-Content $a~= a/b .. {a,b} {1..9}";
const PIECES = [
  ..."$(`{[<>|&;)}]\"'\\#*?~=-\n\t /!@".split(""),
  ...WORDS.split(" ").flatMap((word) => [word.replaceAll("~", " "), `${word.replaceAll("~", " ")} `]),
  "\nEOF\n",
  "*** Add File: a\n",
  "\u{1F600}",
  "\ud800",
  "\uE000",
  "\0",
];
const SHELL_TEXT = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 })), { maxLength: 40 }).map((parts) => parts.join(""));

test("no text makes it throw, and every destination is absolute and normalised", () => {
  fc.assert(
    fc.property(SHELL_TEXT, (command) => {
      for (const write of findShellWrites(command, CWD, SURROUNDINGS)) {
        if (!isKnownWrite(write)) expect(write.unknown).not.toBe("");
        else expect(write.path === posix.normalize(write.path) && write.path.startsWith("/"), write.path).toBe(true);
      }
    }),
    { numRuns: 70_000 },
  );
});

test("no PowerShell text makes it throw", () => {
  fc.assert(
    fc.property(SHELL_TEXT, (command) => {
      findShellWrites(command, "C:\\work", { path: win32, dialect: "powershell" });
    }),
    { numRuns: 20_000 },
  );
});

test("a command that writes is found whatever harmless text stands before it in quotes", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      const quoted = `echo '${text.replaceAll("'", String.raw`'\''`)}'`;
      expect(destinationsOf(quoted)).toEqual([]);
      expect(destinationsOf(`${quoted}; rm infra/main.tf`)).toEqual(["/work/app/infra/main.tf"]);
    }),
    { numRuns: 5000 },
  );
});

const ENDLESS = [
  "$(",
  '"$(',
  "(",
  "`",
  "{ ",
  "for x in a b; do ",
  "cat <<a\n",
  'A="$A$A";',
  "case x in a) ",
  "[",
  "cd a || cd b;",
  "cd a;",
  "python3 -c 'open(",
  "a|",
  "> a ",
  "${",
  "<< ",
];

test.each(ENDLESS)("a megabyte of %j is gone through, and what it lists is bounded", (piece) => {
  const command = piece.repeat((1024 * 1024) / piece.length);
  expect(findShellWrites(command, CWD, SURROUNDINGS).length).toBeLessThanOrEqual(2001);
});

test("what is longer than a megabyte is not read to its end, and that is told", () => {
  const found = findShellWrites(`rm a;${" ".repeat(1024 * 1024)}rm b`, CWD, SURROUNDINGS);
  expect(found.filter(isKnownWrite).map((write) => write.path)).toEqual(["/work/app/a"]);
  expect(found.filter((write) => !isKnownWrite(write))).toHaveLength(1);
});

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
