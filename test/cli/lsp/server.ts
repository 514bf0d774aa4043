import { main } from "../../../src/main.ts";

// The program from its sources, so that these tests need no build.
process.exitCode = await main({ argv: process.argv.slice(2), version: "0.0.0-test" });
