/** Texts that are longer are worked out each time. */
const LONGEST = 200;

/** So many answers are remembered; then it begins anew. */
const MOST = 500;

/** Gives a function of a short text a memory: headings and labels are the same ones in a file and in all files of a workspace. The function must be pure; bounded in what it keeps. */
export function remember<Value>(work: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (text) => {
    const answer = known.get(text);
    if (answer !== undefined) return answer.value;
    if (text.length > LONGEST) return work(text);
    if (known.size >= MOST) known.clear();
    const copy = ownCopy(text);
    const value = work(copy);
    known.set(copy, { value });
    return value;
  };
}

/** A slice keeps the whole text it is cut from in memory: what is remembered has to be a string of its own. */
function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}
