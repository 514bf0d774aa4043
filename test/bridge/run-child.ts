import { openRunPlace } from "./run-place.ts";

/** Runs the handoff of a place, to be killed by one of its agents: `run-child.ts <root>`. */
await openRunPlace(process.argv[2] ?? "").run();
