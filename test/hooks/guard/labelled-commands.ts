import { readFileSync } from "node:fs";
import path from "node:path";
import { findShellWrites } from "../../../hooks/guard/find-writes.ts";
import { isKnownWrite } from "../../../hooks/guard/write.ts";

/** One command of the labelled set and the destinations it was given by hand, in the words of the set; none for a harmless one. */
export interface LabelledCommand {
  readonly command: string;
  readonly expected: readonly string[];
  /** Every fourth command is held out: nothing was ever tuned on it. */
  readonly heldOut: boolean;
}

/** The folder all labelled commands run in. */
export const CWD = "/work/app";

const FOLDERS = new Set(
  ["", "/src", "/src/auth", "/docs", "/infra", "/infra/modules", "/test", "/scripts", "/config", "/dist", "/build", "/packages", "/archive", "/assets", "/bin"]
    .map((folder) => CWD + folder)
    .concat(["/tmp", "/work", "/work/lib", "/work/lib/src", "/home/dev", "/etc"]),
);
const FILES = new Set(
  ["src/app.ts", "src/index.ts", "infra/main.tf", "config/prod.yml", "README.md", "package.json", "docs/guide.md", ".env", "data.csv"].map(
    (file) => `${CWD}/${file}`,
  ),
);

/** What the guard is told of the disk the labelled commands run on. */
export const SURROUNDINGS = {
  path: path.posix,
  home: "/home/dev",
  kindOf(file: string): "file" | "folder" | undefined {
    if (FOLDERS.has(file)) return "folder";
    return FILES.has(file) ? "file" : undefined;
  },
  gitRoot: (folder: string): string => (folder.startsWith("/work/lib") ? "/work/lib" : CWD),
} as const;

/** Reads a list of labelled commands. */
export function loadCommands(name: "writing" | "harmless"): readonly LabelledCommand[] {
  const lines = readFileSync(path.join(import.meta.dirname, "commands", `${name}.txt`), "utf8").split("\n");
  return lines
    .filter((line) => line !== "" && !(line.startsWith("# ") && !line.startsWith("# echo")))
    .map((line, index) => {
      const [command = "", expected = ""] = line.split(" ⇒ ");
      return {
        command: command.replaceAll("␤", "\n"),
        expected: expected === "" ? [] : expected.split(" | ").map(absolute),
        heldOut: index % 4 === 3,
      };
    });
}

function absolute(label: string): string {
  const mark = /\/\*\*\??$/.exec(label)?.[0] ?? "";
  return path.posix.resolve(CWD, label.slice(0, label.length - mark.length)) + mark;
}

/** Finds the destinations of a command, in the words of the set. */
export function destinationsOf(command: string): readonly string[] {
  return findShellWrites(command, CWD, SURROUNDINGS)
    .filter(isKnownWrite)
    .map(({ path: file, reach }) => `${file}${{ file: "", below: "/**", "some-below": "/**?" }[reach]}`);
}
