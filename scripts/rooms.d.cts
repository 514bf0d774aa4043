/** One room: a folder, or a file at the top of `src`, and the words that say what it sees. */
export interface Room {
  readonly room: string;
  readonly sees: string;
}

/** Every room, from the lowest to the highest. */
export const ROOMS: readonly Room[];
/** Rooms without disk, process, network, clock and chance. */
export const PURE_ROOMS: readonly string[];
/** Modules of Node, without `node:`, that no pure room imports. */
export const OUTWARD_MODULES: readonly string[];
/** Gives the rooms that a room sees besides itself. @throws Error for a name that is no room. */
export function seenFrom(name: string): readonly string[];
