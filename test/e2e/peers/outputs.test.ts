import { readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeProject } from "../run-program.ts";
import { command, DEV, flowOf, linesOf, preload, putProgram, runFlow } from "./support/flow.ts";

// In relayflows 1.0.5 an output of 200 MiB costs 1 GB of memory and one of 600 MiB crashes the runner; UTF-8 that is split between chunks is corrupted; 200 KB
// into a command is E2BIG. Below: test/process/run-program.test.ts, test/workflow/template/resolve-command.test.ts; the figures: bench/tables/output.ts.

const MIB = 1_048_576;

/** Notes the largest memory of the runner, in MB. */
const PROBE = 'process.on("exit", () => require("node:fs").writeFileSync(process.env.PEAK, String(process.resourceUsage().maxRSS / 1024)));\n';

describe("outputs", () => {
  test("a step may print 600 MiB: a runner of 64 MB of heap keeps all of it in a file, and under 200 MB in memory", () => {
    const size = 600 * MIB;
    const root = makeProject({ "relay.yaml": flowOf([command("much", `yes 'what a step prints' | head -c ${size}`), command("next", "echo fine", "much")]) });
    const environment = preload(root, PROBE);
    const more = { NODE_OPTIONS: `${environment["NODE_OPTIONS"] ?? ""} --max-old-space-size=64`, PEAK: join(root, "peak") };
    const { code, steps, folder } = runFlow("", { root, environment: more });
    expect({ code, much: steps["much"]?.status, next: steps["next"]?.output }).toEqual({ code: 0, much: "completed", next: "fine\n" });
    const kept = join(folder, "attempts", readdirSync(join(folder, "attempts")).find((name) => name.startsWith("much")) ?? "", "stdout");
    expect(statSync(kept).size).toBe(size);
    rmSync(kept);
    expect(Number(readFileSync(join(root, "peak"), "utf8"))).toBeLessThan(200);
  });

  test("characters of several bytes stay whole wherever the output is split", () => {
    const script =
      'const bytes = Buffer.from("é→😀".repeat(20_000)); for (let at = 0; at < bytes.length; at += 4093) fs.writeSync(1, bytes.subarray(at, at + 4093));';
    const steps = [
      command("print", `node -e '${script}'`),
      command("drip", "printf '\\360\\237'; sleep 0.1; printf '\\230\\200'"),
      command("use", "printf %s {{steps.print.output}} > used", "print"),
    ];
    const { root, code, steps: told } = runFlow(flowOf(steps));
    expect({ code, drip: told["drip"]?.output }).toEqual({ code: 0, drip: "😀" });
    expect(readFileSync(join(root, "used"), "utf8")).toBe("é→😀".repeat(20_000));
  });

  test("200 KB and a megabyte of output reach the next command", () => {
    const steps = [200_000, 1_000_000].flatMap((size) => [
      command(`print${size}`, `head -c ${size} /dev/zero | tr '\\0' x`),
      command(`bare${size}`, `printf %s {{steps.print${size}.output}} | wc -c`, `print${size}`),
      command(`here${size}`, `cat <<EOF | wc -c\n{{steps.print${size}.output}}\nEOF\n`, `print${size}`),
    ]);
    const { code, steps: told } = runFlow(flowOf(steps));
    const counts = [200_000, 1_000_000].map((size) => [Number(told[`bare${size}`]?.output), Number(told[`here${size}`]?.output)]);
    expect({ code, counts }).toEqual({
      code: 0,
      counts: [
        [200_000, 200_001],
        [1_000_000, 1_000_001],
      ],
    });
  });

  test("a task of 400 KB reaches its agent", () => {
    const steps = [
      command("print", "head -c 400000 /dev/zero | tr '\\0' x"),
      { name: "s", agent: "dev", task: "Count {{steps.print.output}}", dependsOn: ["print"] },
    ];
    const root = makeProject({ "relay.yaml": flowOf(steps, { agents: [DEV] }) });
    const answer = { type: "result", subtype: "success", is_error: false, result: "counted", session_id: "s-1", usage: { input_tokens: 1, output_tokens: 1 } };
    putProgram(root, "claude", `tr -dc x | wc -c > asked; echo '${JSON.stringify(answer)}'`);
    expect(runFlow("", { root }).code).toBe(0);
    expect(Number(linesOf(root, "asked")[0])).toBeGreaterThanOrEqual(400_000);
  });
});
