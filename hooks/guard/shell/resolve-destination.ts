import type { Write, WriteReach } from "../write.ts";
import { hasWildcard, showMarks, SOME, startsUnknown } from "./marks.ts";
import type { Folder, ShellScene } from "./scene.ts";

/** Devices that swallow or show what is written to them. */
const DEVICE = /^\/(?:dev\/(?:null|stdout|stderr|stdin|tty\w*|fd\/\d+|zero|full|random|urandom|pts\/\d+)|proc\/(?:self|\d+)\/fd\/\d+)$/;
const WINDOWS_DEVICE = /^(?:nul|con|\$null)$/i;

/** No system takes longer paths. */
const LONGEST = 4096;

/** A write as a command names it. */
export interface Destination {
  /** Expanded, may hold marks. */
  readonly path: string;
  readonly how: string;
  readonly reach: WriteReach;
}

/** Tells what a destination means for a shell in some folders: nothing for a device, several where it may stand in several, unknown where the words do not tell. */
export function resolveDestination({ path, how, reach }: Destination, folders: readonly Folder[], scene: ShellScene): readonly Write[] {
  if (path === "" || path === "-" || DEVICE.test(path) || WINDOWS_DEVICE.test(path)) return [];
  const some = path.indexOf(SOME);
  if (some !== -1) return resolveDestination({ path: path.slice(0, some) || ".", how, reach: "some-below" }, folders, scene);
  if (path.length > LONGEST) return [{ unknown: `\`${how}\` writes to a path of ${path.length} letters` }];
  if (startsUnknown(path)) return [{ unknown: `\`${how}\` writes to a path that is only known when it runs` }];
  return folders.map((folder) => resolveOne({ path, how, reach }, folder, scene));
}

function resolveOne({ path, how, reach }: Destination, folder: Folder, scene: ShellScene): Write {
  const absolute = absolutePath(path, folder, scene);
  if (absolute === undefined) return { unknown: `\`${how}\` writes to "${showMarks(path)}" in a folder that is only known when it runs` };
  return { path: showMarks(absolute), how, reach, ...(hasWildcard(absolute) ? { glob: true } : {}) };
}

/** Gives the absolute path of an expanded word; undefined for one that depends on a folder nobody knows. */
export function absolutePath(path: string, folder: Folder, { path: flavour }: ShellScene): string | undefined {
  if (startsUnknown(path) || path.length + (folder?.length ?? 0) > LONGEST) return undefined;
  const drive = flavour.sep === "\\" ? path.replace(/^\/([a-zA-Z])(?=\/|$)/, (_, letter: string) => `${letter.toUpperCase()}:/`) : path;
  if (flavour.isAbsolute(drive)) return flavour.resolve(drive);
  return folder === undefined ? undefined : flavour.resolve(folder, drive);
}
