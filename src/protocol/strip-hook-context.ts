export { stripHookContext } from "../util/strip-hook-context.ts";
