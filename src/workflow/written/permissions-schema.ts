import { z } from "zod";
import { AGENT_ACCESSES } from "../../agents/one-shot/one-shot.ts";
import { filledText, flag, list, object, text, texts, word } from "./fields.ts";
import { ALL_OR_NONE } from "./words.ts";

const filePermissions = object({
  read: texts().optional().describe("Patterns of files that may be read."),
  write: texts().optional().describe("Patterns of files that may be written."),
  deny: texts().optional().describe("Patterns of files that are refused whatever else allows them."),
});

const networkPermissions = object({
  allow: texts().optional().describe("Hosts that may be reached, each with or without a port."),
  deny: texts().optional().describe("Hosts that may not be reached, each with or without a port."),
});

const commandPermissions = object({
  allow: texts().optional().describe("Commands that may be run, by how they begin."),
  deny: texts().optional().describe("Commands that may not be run, by how they begin."),
});

const rights = {
  description: text().optional().describe("What the permissions are for."),
  why: text().optional().describe("Why they are needed or limited."),
  access: word(AGENT_ACCESSES).optional().describe("What may be done with files where nothing finer is said; `readwrite` where omitted."),
  inherit: flag().optional().describe("Whether the project's own ignore files count too; true where omitted."),
  files: filePermissions.optional().describe("Finer rules for files."),
  scopes: texts().optional().describe("Scopes of a hosted service, kept as they are."),
  network: z
    .union([flag(), word(ALL_OR_NONE), networkPermissions], { error: "`true`, `false` or an object with `allow` and `deny`" })
    .optional()
    .describe("Whether the network may be reached, or which hosts."),
  exec: z
    .union([texts(), word(ALL_OR_NONE), commandPermissions], { error: "a list of commands, `allow`, `deny` or an object with `allow` and `deny`" })
    .optional()
    .describe("The commands that may be run, by how they begin; all where omitted."),
};

/** Rights that several agents may share by a name. */
export const permissionProfile = object(rights);

/** The rights of an agent or of a step: a level of access or a profile by its word, or an object. */
export const writtenPermissions = z.union(
  [filledText(), object({ profile: filledText().optional().describe("The name of a profile that these rights begin from."), ...rights })],
  { error: "a level of access, the name of a profile or an object" },
);

const profiles = z.record(z.string(), permissionProfile, { error: "an object of profiles by name" });

/** Rights by name, as `permission_profiles` has them. */
export const permissionProfiles = profiles;

/** The root's `permissions`: profiles by name, or as a list of those with names. */
export const rootPermissions = object({
  profiles: z
    .union([profiles, list(object({ name: filledText().describe("The name that agents refer to."), ...rights }), "profiles")], {
      error: "an object of profiles by name",
    })
    .optional()
    .describe("Rights that several agents share, by the name that they refer to."),
  default: filledText().optional().describe("The level of access or the profile of agents that do not say; `readwrite` where omitted."),
});
