import { join } from "node:path";
import { installPeer } from "../../bench/harness/install-peer.ts";
import { builtCommand } from "../../bench/harness/paths.ts";

/** One of the tools that run the same file. */
export interface Tool {
  readonly name: string;
  /** Arguments of Node that start the run of `file`. */
  run(file: string): readonly string[];
  /** Arguments of Node that resume the run that was killed; `printed` is what it had printed. */
  resume(file: string, printed: string): readonly string[];
}

/** The command of this repository, and the peer at its newest version. */
export function createTools(): readonly Tool[] {
  const peer = join(installPeer("@relayflows/cli@1.0.5"), "node_modules", "@relayflows", "cli", "dist", "cli.js");
  const ours = builtCommand();
  return [
    { name: "agent-relay", run: (file) => [ours, "run", file], resume: (file) => [ours, "run", file, "--resume"] },
    {
      name: "relayflows 1.0.5",
      run: (file) => [peer, "run", file],
      resume: (file, printed) => [peer, "run", file, "--resume", /\brun ([0-9a-f]{16,})/u.exec(printed)?.[1] ?? "unknown"],
    },
  ];
}
