import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseTemplate } from "../../../src/workflow/template/parse-template.ts";
import { resolveCommand } from "../../../src/workflow/template/resolve-command.ts";
import { hostileValues } from "./hostile-values.ts";
import { SHELL_CASES } from "./shell-cases.ts";

const SHELLS = [...new Set(["/bin/sh", "/bin/dash", "/bin/bash", "/bin/busybox"].filter((path) => existsSync(path)).map((path) => realpathSync(path)))];
/** Builtins only: starting programs would take most of the time. */
const PRELUDE = `show() { printf '%s\\0' "$#" "$@"; }
keep() { kept=; while IFS= read -r line; do kept="$kept$line
"; done; show "$kept$line."; }
`;
const VALUES = hostileValues();
/** The machine's `sh` gets every value, the others a quarter of them in the gate: starting shells is all the time these tests take. */
const EVERY = process.env["FC_SEED"] === "random" ? 1 : 4;
/** What makes a shell behave as `sh`. */
const FLAGS: Readonly<Record<string, readonly string[]>> = { bash: ["--posix"], busybox: ["sh"] };
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "agent-relay-shell-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function run(shell: string, command: string, value: unknown): { readonly output: string; readonly errors: string; readonly touched: readonly string[] } {
  const resolved = resolveCommand(parseTemplate(command), { variables: { x: value }, steps: new Map() });
  expect(resolved.problems).toEqual([]);
  const cwd = join(folder, "work");
  rmSync(cwd, { recursive: true, force: true });
  mkdirSync(cwd);
  const env: Record<string, string> = { PATH: process.env["PATH"] ?? "", HOME: cwd, LC_ALL: "C.UTF-8", ...resolved.environment };
  if (resolved.file !== undefined) {
    env[resolved.file.variable] = join(folder, "values");
    writeFileSync(join(folder, "values"), resolved.file.text);
  }
  const script = join(folder, "script");
  writeFileSync(script, resolved.script);
  const flags = FLAGS[basename(shell)] ?? [];
  const { stdout, stderr } = spawnSync(shell, [...flags, script], { cwd, env, encoding: "utf8", maxBuffer: 1e8 });
  return { output: stdout, errors: stderr, touched: readdirSync(cwd).filter((name) => name !== "out.txt") };
}

/** What `show` prints; "\0" among the arguments stands for a further call. */
function shown(expected: readonly string[]): string {
  const calls: string[][] = [[]];
  for (const argument of expected) {
    if (argument === "\0") calls.push([]);
    else calls.at(-1)?.push(argument);
  }
  return calls.map((call) => [String(call.length), ...call].map((text) => `${text}\0`).join("")).join("");
}

describe("a value in a command", () => {
  test("has more than 200 hostile values to try", () => {
    expect(VALUES.length).toBeGreaterThan(200);
  });

  test.each(SHELLS.flatMap((shell) => SHELL_CASES.map((one) => [one.name, shell, one] as const)))("arrives as text: %s, in %s", (_name, shell, one) => {
    const { output, errors, touched } = run(shell, `${PRELUDE}${one.command}\n`, 'it\'s "$HOME" `x` *');
    expect({ output, errors }).toEqual({ output: shown(one.expected('it\'s "$HOME" `x` *')), errors: "" });
    expect(touched).toEqual([]);
  });

  test.each(SHELLS)("stays text in every place, whatever it is, in %s", { timeout: 120_000 }, (shell) => {
    for (const [index, value] of VALUES.entries()) {
      const whole = index % EVERY === 0;
      if (!whole && shell !== SHELLS[0]) continue;
      const cases = whole ? SHELL_CASES : SHELL_CASES.filter(({ command }) => !command.includes("sh -"));
      const { output, touched } = run(shell, `${PRELUDE}${cases.map(({ command }) => command).join("\n")}\n`, value);
      const expected = cases.map((one) => shown(one.expected(value))).join("");
      if (output !== expected) expect({ value, output: output.split("\0") }).toEqual({ value, output: expected.split("\0") });
      expect({ value, touched }).toEqual({ value, touched: [] });
    }
  });

  test.each(SHELLS)("reaches a program as its argument, in %s", (shell) => {
    const program = `${process.execPath} -e 'process.stdout.write(JSON.stringify(process.argv.slice(1)))' -- {{x}} --flag={{x}} "{{x}}" '{{x}}'`;
    for (const value of ["'\"$(touch canary)`x`\n*", "-rf", "é👩‍👩‍👧 ~ ! %s", ""]) {
      const { output } = run(shell, program, value);
      expect(JSON.parse(output)).toEqual([value, `--flag=${value}`, value, value]);
    }
  });

  test.each(SHELLS)("arrives whole when it is long, in %s", (shell) => {
    const value = `${'it\'s $(touch canary) `x` \\ "é"\n'.repeat(40_000)}\n\n`;
    const { output, errors, touched } = run(shell, `${PRELUDE}show {{x}}\nshow a '{{x}}'; true | true\ncat <<'E' | wc -c\n{{x}}\nE`, value);
    expect(errors).toBe("");
    expect(output).toBe(`${shown([value, "\0", "a", value])}${String(Buffer.byteLength(value) + 1)}\n`);
    expect(touched).toEqual([]);
  });

  test("goes to a file when it or all together are long, and into no program's environment", () => {
    const resolve = (variables: Record<string, string>, command: string) => resolveCommand(parseTemplate(command), { variables, steps: new Map() });
    const short = resolve({ x: "a".repeat(65_536) }, "show {{x}}");
    expect([short.file, Object.keys(short.environment)]).toEqual([undefined, ["AGENT_RELAY_VALUE_1"]]);
    const long = resolve({ x: "it's ".repeat(65_537), y: "short" }, "show {{x}} {{y}}");
    expect(long.environment).toEqual({ AGENT_RELAY_VALUE_2: "short" });
    expect(long.file?.variable).toBe("AGENT_RELAY_VALUES");
    expect(long.script).toBe('. "${AGENT_RELAY_VALUES}"; show "${AGENT_RELAY_VALUE_1}" "${AGENT_RELAY_VALUE_2}"');
    const many = resolve(Object.fromEntries(["a", "b", "c", "d", "e"].map((name) => [name, name.repeat(60_000)])), "show {{a}} {{b}} {{c}} {{d}} {{e}}");
    expect(Object.keys(many.environment)).toHaveLength(4);
    expect(many.file?.text).toBe(`AGENT_RELAY_VALUE_5='${"e".repeat(60_000)}'\n`);
    expect(resolve({ x: "a".repeat(65_537) }, "sh -c 'echo {{x}}'").problems).toMatchObject([{ kind: "place", place: "bare" }]);
  });
});

describe("a place that takes no text", () => {
  const EVIL = "a[$(touch canary)]";

  test.each([
    ["eval {{x}}", "program"],
    ["eval \"$(echo '{{x}}')\"", "program"],
    ["command eval {{x}}", "program"],
    ["trap '{{x}}' EXIT", "program"],
    ["let {{x}}", "program"],
    ["unset {{x}}", "program"],
    ["read {{x}}", "program"],
    ["printf -v {{x}} a", "program"],
    ["export {{x}}", "program"],
    ["readonly {{x}}=1", "program"],
    ["ssh host 'ls {{x}}'", "program"],
    ["sh <<EOF\necho {{x}}\nEOF", "program"],
    ["a | bash -s <<EOF | b\necho '{{x}}'\nEOF", "program"],
    ["ssh host <<'EOF'\necho {{x}}\nEOF", "program"],
    ["sudo sh <<'EOF'\necho {{x}}\nEOF", "program"],
    ["sh -c sh <<'E'\ntrue {{x}}\nE", "program"],
    ["sh -c 'cd a; exec bash' <<'E'\ntrue {{x}}\nE", "program"],
    ["$()eval {{x}}", "program"],
    ["a[1]=1 eval {{x}}", "program"],
    ["sudo sh -c 'ls {{x}}'", "program"],
    ["env -i sh -c 'ls {{x}}'", "program"],
    ["docker exec c sh -c 'ls {{x}}'", "program"],
    ['sh -c "$(cat x) {{x}}"', "program"],
    ["sh -c 'eval {{x}}'", "program"],
    ["cat <<{{x}}\na\n{{x}}", "delimiter"],
    ["echo $((1 + {{x}}))", "arithmetic"],
    ['echo "$(({{x}}))"', "arithmetic"],
    ["echo $((${a:-{{x}}}))", "arithmetic"],
    ["echo $[ a[1] + {{x}} ]", "arithmetic"],
    ["(( {{x}} ))", "arithmetic"],
    ["for ((i = 0; i < {{x}}; i++)); do :; done", "arithmetic"],
    ["a[{{x}}]=1", "arithmetic"],
    ["[[ 1 -eq {{x}} ]]", "arithmetic"],
    ["[ -v {{x}} ]", "arithmetic"],
    ["echo ${a[{{x}}]}", "operand"],
    ["echo ${a:{{x}}}", "operand"],
    ["echo ${a:${b:-{{x}}}}", "operand"],
    ["echo ${{{x}}}", "operand"],
    ["echo ${a/{{x}}/b}", "operand"],
    ["echo $'{{x}}'", "operand"],
    [`${"$(".repeat(150)}echo {{x}}${")".repeat(150)}`, "unread"],
  ])("refuses it: %s", (command, place) => {
    const { problems, script } = resolveCommand(parseTemplate(command), { variables: { x: EVIL }, steps: new Map() });
    expect(problems[0]).toMatchObject({ kind: "place", place, range: { start: command.indexOf("{{x}}"), end: command.indexOf("{{x}}") + 5 } });
    expect(script).not.toContain("canary");
  });

  test.each(SHELLS)("takes a whole number in arithmetic, in %s", (shell) => {
    for (const [value, result] of [
      [7, "8 1 7"],
      ["-3", "-2 11 -3"],
      [" 08\n", "9 0 8"],
      ["+0", "1 8 0"],
    ] as const) {
      expect(run(shell, 'echo $((1+{{x}})) "$((8-{{x}}))" $(({{x}}))', value).output).toBe(`${result}\n`);
    }
  });

  test("refuses a NUL byte, a variable that is not set and nothing in a comment", () => {
    const resolve = (command: string) => resolveCommand(parseTemplate(command), { variables: { x: "a\0b" }, steps: new Map() }).problems;
    expect(resolve("echo {{x}}")[0]?.message).toBe("Unexpected `{{x}}` with a NUL byte in its value, which no shell can pass on");
    expect(resolve("echo {{y}}")).toMatchObject([{ kind: "unknown-variable", range: { start: 5, end: 10 } }]);
    expect(resolve("# {{x}} {{y}}\necho $a # {{y}}")).toEqual([]);
  });
});

describe("a reference that is hostile itself", () => {
  test("never gets into the script as it is written", () => {
    const step = "a'\"`$(touch canary)";
    const values = { variables: {}, steps: new Map([[step, { output: "fine" }]]) };
    const written = `echo {{steps.${step}.output}} # {{steps.${step}.output}}\n: \`: # {{steps.${step}.output}}\``;
    const { script, environment, problems } = resolveCommand(parseTemplate(written), values);
    expect(problems).toEqual([]);
    expect(environment).toEqual({ AGENT_RELAY_VALUE_1: "fine" });
    expect(script).toBe('echo "${AGENT_RELAY_VALUE_1}" # {{steps.atouch canary.output}}\n: `: # {{steps.atouch canary.output}}`');
  });
});

describe("whatever the command is", () => {
  const TOKENS = [
    "'",
    '"',
    "`",
    "\\",
    "$(",
    ")",
    "(",
    "${a:-",
    "${a#",
    "}",
    "$((",
    "))",
    "((",
    "$'",
    "$[",
    "]",
    "[[ ",
    " ]]",
    " -eq ",
    "a[",
    "]=1",
    "\n",
    " ",
    ";",
    "|",
    "&&",
    "#",
    "<<E\n",
    "<<'E'\n",
    "<<-\\E\n",
    "\nE\n",
    "true ",
    "case a in ",
    ";;",
    "esac",
    "sh -c ",
    "eval ",
    "export ",
    "{{x}}",
    " {{x}} ",
    "{{x}}",
  ];
  /** Whole commands in which a value would run if it were written in as it is. */
  const COMMANDS = [
    "true $((1+{{x}}))",
    'true "$(({{x}}))"',
    "a[{{x}}]=1",
    "[[ {{x}} -eq 1 ]]",
    "sh -c 'true {{x}}'",
    'sh -c "$(true){{x}}"',
    "eval {{x}}",
    "true ${a:-{{x}}}",
    ": `true {{x}}`",
    "(({{x}}))",
  ];
  const VALUE = "'\"$(touch canary)`touch canary`\\\n;touch canary;#\n)}touch canary\nE\ntouch canary\n";
  const command = fc
    .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...TOKENS) }, { weight: 1, arbitrary: fc.constantFrom(...COMMANDS.map((one) => `${one}\n`)) }), {
      minLength: 1,
      maxLength: 12,
    })
    .map((tokens) => tokens.join(""));

  test.each(SHELLS)("no value becomes code, in %s", { timeout: 60_000 }, (shell) => {
    fc.assert(
      fc.property(command, fc.constantFrom(VALUE, "a[$(touch canary)]", "$(touch canary)"), (written, value) => {
        const resolved = resolveCommand(parseTemplate(written), { variables: { x: value }, steps: new Map() });
        expect(resolved.script).not.toContain("canary");
        if (resolved.problems.length === 0) expect(run(shell, written, value).touched).toEqual([]);
      }),
      { numRuns: EVERY === 1 ? 5000 : 200 },
    );
  });

  test("every reference is written or refused, and the rest stays as it is", () => {
    fc.assert(
      fc.property(command, (written) => {
        const count = written.split("{{x}}").length - 1;
        const { script, problems } = resolveCommand(parseTemplate(written), { variables: { x: "v" }, steps: new Map() });
        if (problems.length === 0) expect(script.split("AGENT_RELAY_VALUE_1").length - 1 + script.split("{{x}}").length - 1).toBe(count);
        if (count === 0) expect(script).toBe(written);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    "{{x}}",
    "'{{x}}",
    '"{{x}}',
    "`{{x}}",
    "\\`",
    "$(",
    "${a:-",
    "$((",
    "$[",
    "<<E ",
    "<<E\n",
    "<<'E'\n{{x}}\n",
    "case ",
    "(",
    "((",
    'sh -c "',
    "sh -c '{{x}}' ",
    "node -e ",
    "a[",
    "#{{x}}\n",
    "\\",
    "\n",
  ])("reads 200 kB of %j", (unit) => {
    const { problems } = resolveCommand(parseTemplate(unit.repeat(200_000 / unit.length)), { variables: { x: "v" }, steps: new Map() });
    expect(Array.isArray(problems)).toBe(true);
  });
});
