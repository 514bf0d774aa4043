import type { RemarkFile } from "./remark-file.ts";
import type { RemarkRuleConfig } from "./rule-config.ts";
import type { RemarkWorld } from "./file-world.ts";

/** A plugin as `unified` 11 and later takes it; it looks at the text of a file and leaves the tree alone. */
export type RemarkPlugin<Config> = (config?: Config | null) => ((tree: RemarkTree, file: RemarkFile) => undefined) | undefined;

/** The tree of a text: any node. */
export interface RemarkTree {
  type: string;
}

/** What holds around the files. */
export interface RemarkSurroundings {
  /** Agents beside the built-in ones, by the names that may own a project. */
  readonly agents?: readonly string[];
  /** What is known about the world beside a file; asked for each file of the protocol. */
  readonly world?: (file: RemarkFile) => RemarkWorld;
  /** The present time, ISO 8601 in UTC; the system's unless given. */
  readonly now?: () => string;
}

/** The options of the plugin with all rules. */
export interface RemarkAgentRelayOptions extends RemarkSurroundings {
  /** Severities and options by rule name; rules that are not named have their own severity. */
  readonly rules?: Readonly<Record<string, RemarkRuleConfig>>;
}
