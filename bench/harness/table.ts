/** One line of a bench table: what was measured, beside what, and the figure that the target speaks of. */
export interface BenchRow {
  readonly what: string;
  readonly ours: string;
  readonly against: string;
  /** The figure, such as `1.04 x`. */
  readonly figure: string;
  /** The target as written, or "" where there is none. */
  readonly target: string;
  /** Whether the target is met; absent where there is none. */
  readonly met?: boolean;
}

/** One table of `bench/RESULTS.md`. */
export interface BenchTable {
  readonly name: string;
  readonly title: string;
  /** How it was measured, in one or two sentences. */
  readonly method: string;
  readonly rows: readonly BenchRow[];
}

/** One bench script, run by `npm run bench -- <name>`. */
export interface Bench {
  readonly name: string;
  run(): BenchTable | Promise<BenchTable>;
}

/** Writes a table as Markdown, for the terminal and for `bench/RESULTS.md`. */
export function formatTable(table: BenchTable): string {
  const header = ["what", "ours", "against", "figure", "target", ""];
  const rows = table.rows.map((row) => [row.what, row.ours, row.against, row.figure, row.target, verdict(row.met)]);
  const lines = [header, header.map(() => "---"), ...rows].map((cells) => `| ${cells.map(escape).join(" | ")} |`);
  return `## ${table.title}\n\n${table.method}\n\n${lines.join("\n")}\n\nReproduce: \`npm run bench -- ${table.name}\`\n`;
}

function verdict(met: boolean | undefined): string {
  if (met === undefined) return "";
  return met ? "met" : "**missed**";
}

function escape(cell: string): string {
  return cell.replaceAll("|", "\\|");
}
