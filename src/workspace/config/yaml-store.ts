import { readFileSync } from "node:fs";
import { userCacheFile } from "../discovery/user-cache-file.ts";
import { writeMachineFile } from "../../disk/files/write-machine-file.ts";
import { revisionOf } from "../receipts/revision-of.ts";

/** What settings in YAML say, as JSON, kept in the user's own cache: hooks come often, and reading YAML takes longer than all they do. */
export interface YamlStore {
  /** The JSON of exactly this text of a file; undefined where none was kept. */
  read(file: string, text: string): string | undefined;
  /** Keeps the plain data of a text, in place of another text's; trouble is ignored. */
  keep(file: string, text: string, data: unknown): void;
}

/** Another number is another way to read YAML. */
const FORMAT = 1;

/** Creates the store of a user. A file holds the JSON and the whole text it was made of: only the same text, to the letter, is answered from it. There are at most 256 of them. */
export function createYamlStore(env: Readonly<Record<string, string | undefined>>): YamlStore {
  const placeOf = (file: string): string | undefined => userCacheFile({ env, platform: process.platform }, "settings", `${revisionOf(file).slice(0, 2)}.txt`);
  const headOf = (file: string): string => JSON.stringify([FORMAT, file]);
  return {
    read(file, text) {
      const [head, json, ...lines] = readKept(placeOf(file)).split("\n");
      return head === headOf(file) && lines.join("\n") === text ? json : undefined;
    },
    keep(file, text, data) {
      const place = placeOf(file);
      if (place !== undefined) writeMachineFile(place, `${headOf(file)}\n${JSON.stringify(data)}\n${text}`);
    },
  };
}

function readKept(place: string | undefined): string {
  try {
    return place === undefined ? "" : readFileSync(place, "utf8");
  } catch {
    return "";
  }
}
