import type { AccessLevel } from "../written/words.ts";

/** Patterns of files that may be read and written, and of those that may not. */
export interface FilePermissions {
  read?: string[] | undefined;
  write?: string[] | undefined;
  deny?: string[] | undefined;
}

/** What may be reached or run, and what not. */
export interface AllowDeny {
  allow?: string[] | undefined;
  deny?: string[] | undefined;
}

/** Rights that several agents may share by a name. */
export interface PermissionProfile {
  description?: string | undefined;
  why?: string | undefined;
  /** What may be done with files where nothing finer is said; `readwrite` where omitted. */
  access?: AccessLevel | undefined;
  /** Whether the project's own ignore files count too; true where omitted. */
  inherit?: boolean | undefined;
  files?: FilePermissions | undefined;
  scopes?: string[] | undefined;
  network?: boolean | "allow" | "deny" | AllowDeny | undefined;
  exec?: string[] | "allow" | "deny" | AllowDeny | undefined;
}

/** The rights of an agent or of a step: a level of access or the name of a profile, or an object. */
export type AgentPermissions = AccessLevel | (string & {}) | AgentRights;

/** The rights of an agent or of a step, as an object that may begin from a profile. */
export interface AgentRights extends PermissionProfile {
  profile?: string | undefined;
}

/** A profile with its name beside its rights. */
export interface NamedProfile extends PermissionProfile {
  name: string;
}

/** Profiles by name, and the one of agents that do not say. */
export interface RootPermissions {
  profiles?: Record<string, PermissionProfile> | NamedProfile[] | undefined;
  default?: string | undefined;
}
