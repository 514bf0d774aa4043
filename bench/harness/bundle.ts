import { join } from "node:path";
import { rolldown } from "rolldown";

/** Makes one file of a program and all it imports, as the shipped command is made, and gives its path: what tsx makes of the sources as it goes takes memory of its own. */
export async function bundle(program: string, folder: string): Promise<string> {
  const file = join(folder, "program.mjs");
  const built = await rolldown({ input: program, platform: "node", logLevel: "silent" });
  await built.write({ file, format: "esm", codeSplitting: false });
  await built.close();
  return file;
}
