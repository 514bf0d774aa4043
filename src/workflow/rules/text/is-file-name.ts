const ENDINGS = new Set(
  (
    "ts tsx js jsx mjs cjs mts cts py pyi go rs java kt kts rb php c h cc cpp hpp cs swift scala sh bash zsh ps1 sql prisma json jsonc yaml yml toml ini cfg conf " +
    "md mdx txt rst html htm css scss sass less vue svelte astro xml csv tsv lock proto graphql gql tf ipynb ex exs erl hs lua dart zig log"
  ).split(" "),
);

/** Names of libraries that look like files. */
const LIBRARIES = /^(?:node|next|vue|react|express|nest|nuxt|three|d3|ember|backbone|chart|p5|socket|discord|alpine|moment|day|solid|remix|fastify|koa)\.js$/iu;

/** Says whether a word of a text is the name or path of a file: it has one of the usual endings, and is no address and no library. */
export function isFileName(word: string): boolean {
  const dot = word.lastIndexOf(".");
  if (dot < 0 || !ENDINGS.has(word.slice(dot + 1).toLowerCase())) return false;
  const name = word.slice(word.lastIndexOf("/") + 1);
  return /^[\w@.~*[\]/+-]+$/u.test(word) && /[\w*\]]\.\w+$/u.test(name) && !word.startsWith("//") && !LIBRARIES.test(word);
}
