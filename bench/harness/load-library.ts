import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as LibraryModule from "../../src/index.ts";
import { REPOSITORY } from "./paths.ts";

/** The library as it is shipped. */
export type Library = typeof LibraryModule;

/** Loads the built library: what tsx makes of the sources as it goes is slower. */
export async function loadLibrary(): Promise<Library> {
  const library: unknown = await import(pathToFileURL(join(REPOSITORY, "dist", "index.js")).href);
  return library as Library;
}
