import { posix } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Gives the path of a `file:` URI; undefined for other schemes (`untitled:`, `git:`) and for what is no address of a file. */
export function pathOfUri(uri: string): string | undefined {
  try {
    const url = new URL(uri);
    return url.protocol === "file:" ? fileURLToPath(url) : undefined;
  } catch {
    return undefined;
  }
}

/** Gives the URI of a path on disk. */
export function uriOfPath(path: string): string {
  return pathToFileURL(path).href;
}

/** Gives the last part of a URI's path, whatever its scheme: the name a file has or is to have. */
export function nameOfUri(uri: string): string {
  const path = uri.replace(/^[a-z][a-z0-9+.-]*:/iu, "").replace(/[?#].*$/u, "");
  try {
    return posix.basename(decodeURIComponent(path));
  } catch {
    return posix.basename(path);
  }
}
