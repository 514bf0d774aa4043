import fc from "fast-check";

/**
 * The gate tries the same documents every time, so that it never fails for a reason that is not in the change. `FC_SEED=random` tries others, a number repeats those of a failure.
 */
const wish = process.env["FC_SEED"] ?? "20261120";
fc.configureGlobal(wish === "random" ? {} : { seed: Number(wish) });
