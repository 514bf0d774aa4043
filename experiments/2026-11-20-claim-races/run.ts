import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Actor, type Answer, openStage } from "../../test/workspace/support/actors.ts";
import { createRandom } from "../../test/workspace/support/random.ts";
import { STRATEGIES, type StrategyName } from "./strategies.ts";

const PROCESSES = 8;

/** What the races of one strategy came to. */
interface Tally {
  rounds: number;
  oneOwner: number;
  severalOwners: number;
  lines: number;
  lostLines: number;
  stuck: number;
  kills: number;
}

/** Usage: `npx tsx run.ts [strategy|all] [rounds] [deaths in a thousand] [seed]`. */
async function main(): Promise<void> {
  const [which = "all", rounds = "300", deaths = "30", seed = String(Math.trunc(Math.random() * 2 ** 31))] = process.argv.slice(2);
  console.log(`seed ${seed}, ${PROCESSES} processes, ${deaths} of 1,000 orders end in SIGKILL, a third as many in a sleep of 200 ms before the rename\n`);
  console.log("| strategy | rounds | one owner | several told they own it | lines acknowledged | of these lost | timed out on the lock | killed | seconds |");
  console.log("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
  for (const name of Object.keys(STRATEGIES) as StrategyName[]) {
    if (which !== "all" && which !== name) continue;
    const start = performance.now();
    const tally = await race(name, { rounds: Number(rounds), deaths: Number(deaths), random: createRandom(Number(seed)) });
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    console.log(
      `| ${name} | ${tally.rounds} | ${tally.oneOwner} | ${tally.severalOwners} | ${tally.lines} | ${tally.lostLines} | ${tally.stuck} | ${tally.kills} | ${seconds} |`,
    );
  }
}

async function race(strategy: StrategyName, about: { readonly rounds: number; readonly deaths: number; readonly random: () => number }): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), "relay-races-"));
  const file = join(folder, "AGENT-HANDOFF.md");
  const stage = await openStage(join(import.meta.dirname, "racer.ts"));
  const tally: Tally = { rounds: 0, oneOwner: 0, severalOwners: 0, lines: 0, lostLines: 0, stuck: 0, kills: 0 };
  let calls = 99;
  const happens = (inThousand: number) => about.random() * 1000 < inThousand;
  const fault = () => ({ dieAt: happens(about.deaths) ? 1 + Math.trunc(about.random() * calls) : 0, sleeps: happens(about.deaths / 3) });
  let actors: readonly Actor[] = [];
  for (; tally.rounds < about.rounds; tally.rounds += 1) {
    while (actors.length < PROCESSES) actors = [...actors, await stage.start()];
    writeFileSync(file, "Owner: nobody\n");
    const claims = await Promise.all(actors.map((actor) => actor.perform({ do: "claim", file, text: `${strategy}|${actor.name}`, fault: fault() })));
    const appends = await Promise.all(actors.map((actor) => actor.perform({ do: "append", file, text: `${strategy}|line of ${actor.name}`, fault: fault() })));
    count(tally, { actors, claims, appends, text: readFileSync(file, "utf8") });
    calls = Math.min(calls, ...claims.map((answer) => (answer.died || !answer.result.ok ? 99 : answer.calls.length)));
    tally.kills += actors.filter((actor) => !actor.isAlive()).length;
    actors = actors.filter((actor) => actor.isAlive());
    if (tally.rounds % 1000 === 999) console.error(`${strategy}: ${JSON.stringify(tally)}`);
  }
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
  return tally;
}

/** A round has one owner when the file names one and nobody else was told that the claim is theirs. */
function count(
  tally: Tally,
  round: { readonly actors: readonly Actor[]; readonly claims: readonly Answer[]; readonly appends: readonly Answer[]; readonly text: string },
): void {
  const { actors, claims, appends, text } = round;
  const owner = /^Owner: (.*)$/m.exec(text)?.[1];
  const told = actors.filter((_, at) => isDone(claims[at])).map((actor) => actor.name);
  if (told.length > 1) tally.severalOwners += 1;
  else if (owner !== undefined && (told.length === 0 || told[0] === owner)) tally.oneOwner += 1;
  const lines = text.split("\n");
  for (const [at, actor] of actors.entries()) {
    if (!isDone(appends[at])) continue;
    tally.lines += 1;
    if (!lines.includes(`line of ${actor.name}`)) tally.lostLines += 1;
  }
  tally.stuck += [...claims, ...appends].filter((answer) => !answer.died && answer.result.problem === "stuck").length;
}

function isDone(answer: Answer | undefined): boolean {
  return answer?.died === false && answer.result.ok;
}

await main();
