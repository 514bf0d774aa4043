const OF_NPM = /^npm_(?:package|lifecycle|command|config_local_prefix|config_prefix|execpath|node_execpath)|^INIT_CWD$/iu;

/** Leaves out what a running `npm` tells its children, which would send a nested one to this repository's folder. */
export function toolEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (value !== undefined && !OF_NPM.test(name)) kept[name] = value;
  return kept;
}
