import { parse, stringify } from "yaml";

/** A mistake in a file, and the same file without it. */
export interface MistakeCase {
  readonly mistake: string;
  /** What the tool is to say something about: pieces of YAML, completed by `completeFile`. */
  readonly wrong: string;
  readonly right: string;
  /** Whether both are whole files already, to be taken as they are written. */
  readonly whole?: boolean;
}

/** Makes a case whose two files differ in some words: each `[from, to]` is what is wrong and what is right. */
export function mended(mistake: string, wrong: string, ...changes: readonly (readonly [from: string, to: string])[]): MistakeCase {
  const right = changes.reduce((text, [from, to]) => text.replace(from, () => to), wrong);
  if (right === wrong) throw new Error(`Cannot mend "${mistake}": nothing changed`);
  return { mistake, wrong, right };
}

/** Completes a piece to a file that has all that either tool asks for: version, name, pattern and time-out, a workflow around `steps`, and an agent that runs once for each that is used but not declared. */
export function completeFile(piece: string): string {
  const { steps = [], swarm, agents = [], ...rest } = parse(piece, { uniqueKeys: false }) as Piece;
  const declared = new Set(agents.map(({ name }) => name));
  const used = new Set(steps.flatMap(({ agent }) => (agent === undefined ? [] : [agent])));
  const missing = [...used].filter((name) => !declared.has(name)).map((name) => ({ name, cli: "codex", preset: "worker" }));
  return stringify({
    version: "1.0",
    name: "example",
    swarm: swarm ?? { pattern: "dag", timeoutMs: 3_600_000 },
    agents: [...agents, ...missing],
    workflows: [{ name: "default", steps }],
    ...rest,
  });
}

interface Piece {
  readonly steps?: readonly { readonly agent?: string }[];
  readonly swarm?: object;
  readonly agents?: readonly { readonly name: string }[];
}
