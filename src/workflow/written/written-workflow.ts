import type { z } from "zod";
import type { agentSchema } from "./agent-schema.ts";
import type { permissionProfile, writtenPermissions } from "./permissions-schema.ts";
import type { stepSchema, verificationSchema } from "./step-schema.ts";
import type { swarmSchema, workflowEntrySchema, workflowSchema } from "./workflow-schema.ts";

/** A workflow file as a person typed it, in whichever notation: all but the name may be missing, and nothing refers to something for certain. */
export type WrittenWorkflow = z.infer<typeof workflowSchema>;

/** How the agents of a file work together, as typed. */
export type WrittenSwarm = z.infer<typeof swarmSchema>;

/** An agent as typed. */
export type WrittenAgent = z.infer<typeof agentSchema>;

/** What an agent may do, as typed: a word or an object. */
export type WrittenPermissions = z.infer<typeof writtenPermissions>;

/** Rights that several agents share, as typed. */
export type WrittenProfile = z.infer<typeof permissionProfile>;

/** One of the named workflows of a file, as typed. */
export type WrittenFlow = z.infer<typeof workflowEntrySchema>;

/** A step as typed, of any kind; keys that a step does not know are parameters of what `use` names. */
export type WrittenStep = z.infer<typeof stepSchema>;

/** What has to hold after a step, as typed. */
export type WrittenVerification = z.infer<typeof verificationSchema>;

/** Points that hold dependents, and votes, as typed. */
export type WrittenCoordination = NonNullable<WrittenWorkflow["coordination"]>;

/** A point that holds dependents, as typed. */
export type WrittenBarrier = NonNullable<WrittenCoordination["barriers"]>[number];

/** What agents share during a run, as typed. */
export type WrittenState = NonNullable<WrittenWorkflow["state"]>;

/** What happens when a step fails, as typed. */
export type WrittenErrorHandling = NonNullable<WrittenWorkflow["errorHandling"]>;

/** A command that has to succeed before any step starts, as typed. */
export type WrittenPreflight = NonNullable<WrittenWorkflow["preflight"]>[number];
