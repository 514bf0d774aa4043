"use strict";
const { OUTWARD_MODULES, PURE_ROOMS, ROOMS, seenFrom } = require("./scripts/rooms.cjs");

/** Gives the pattern of a room's files: a folder with all below it, or one file. */
function pattern(room) {
  return room.endsWith(".ts") ? `^${room.replace(".", "\\.")}$` : `^${room}/`;
}

/** A room imports from itself and from the rooms on its line; what lies in no room (tests, benches, scripts) it never imports. */
function layer({ room, sees }) {
  const allowed = [room, ...seenFrom(room)].map(pattern).join("|");
  return {
    name: `layer: ${room}`,
    comment: `${room} sees ${sees} (scripts/rooms.cjs)`,
    severity: "error",
    from: { path: pattern(room) },
    to: { path: "^[^.]", pathNot: `${allowed}|(?:^|/)node_modules/`, dependencyTypesNot: ["core"] },
  };
}

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...ROOMS.map(layer),
    { name: "no circle", comment: "no circle, anywhere", severity: "error", from: {}, to: { circular: true } },
    {
      name: "pure room",
      comment: "pure rooms take text, values and a clock",
      severity: "error",
      from: { path: PURE_ROOMS.map(pattern) },
      to: { path: `^(?:node:)?(?:${OUTWARD_MODULES.join("|")})(?:/|$)`, dependencyTypes: ["core"] },
    },
    { name: "resolvable", comment: "what is imported is there", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/fixtures/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"] },
  },
};
