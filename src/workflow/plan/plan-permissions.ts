import { AGENT_ACCESSES, type AgentAccess } from "../../agents/one-shot/one-shot.ts";
import type { WrittenPermissions, WrittenProfile, WrittenWorkflow } from "../written/written-workflow.ts";
import type { PlannedRights } from "./planned-agent.ts";

/** What an agent may do: nothing where the user's own settings of its CLI decide. */
export interface PlannedPermissions {
  readonly access?: AgentAccess;
  readonly rights?: PlannedRights;
}

/** Resolves permissions as typed. */
export type PermissionsReader = (written: WrittenPermissions | undefined) => PlannedPermissions;

/**
 * Creates the reader of a file's permissions: a word is a level of access or a profile's name, an object may begin from a profile. What is written without `access`
 * means `readwrite`; nothing written, here and in `permissions.default`, means the user's own settings.
 */
export function createPermissionsReader(written: WrittenWorkflow): PermissionsReader {
  const profiles = profilesOf(written);
  const byWord = new Map<string, PlannedPermissions>();
  const readWord = (word: string): PlannedPermissions => {
    const known = byWord.get(word);
    if (known !== undefined) return known;
    const profile = profiles.get(word);
    const resolved = profile === undefined ? levelOf(word) : permissionsOf(profile);
    byWord.set(word, resolved);
    return resolved;
  };
  const fallback = written.permissions?.default;
  return (given = fallback) => {
    if (given === undefined) return {};
    if (typeof given === "string") return readWord(given);
    const { profile, ...own } = given;
    return permissionsOf({ ...(profile === undefined ? {} : profiles.get(profile)), ...own });
  };
}

function profilesOf({ permissions, permission_profiles: more = {} }: WrittenWorkflow): ReadonlyMap<string, WrittenProfile> {
  const named = permissions?.profiles ?? {};
  const listed = Array.isArray(named) ? named.map(({ name, ...profile }) => [name, profile] as const) : Object.entries(named);
  return new Map<string, WrittenProfile>([...Object.entries(more), ...listed]);
}

function levelOf(word: string): PlannedPermissions {
  const access = AGENT_ACCESSES.find((each) => each === word);
  return access === undefined ? {} : { access };
}

function permissionsOf({ access = "readwrite", files, network, exec, inherit }: WrittenProfile): PlannedPermissions {
  const rights: PlannedRights = {
    ...(files === undefined ? {} : { files }),
    ...(network === undefined ? {} : { network }),
    ...(exec === undefined ? {} : { exec }),
    ...(inherit === undefined ? {} : { inherit }),
  };
  return Object.keys(rights).length === 0 ? { access } : { access, rights };
}
