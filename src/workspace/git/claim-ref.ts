import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { type Lease, type LeaseRequest, decideLease, formatLease, parseLease } from "../../protocol/lease.ts";
import { claimRefName } from "./claim-ref-name.ts";
import { runGit } from "./run-git.ts";

/** Where a claim for several machines lies: a remote of the repository at `folder`, and the project's name. */
export interface ClaimPlace {
  readonly folder: string;
  readonly remote: string;
  readonly project: string;
}

/** A claim as it stands on the remote; `object` is what the ref points to. A ref that holds no lease has none. */
export interface RemoteClaim {
  readonly object: string;
  readonly lease?: Lease;
}

/** Why a claim for several machines did not come about: somebody else has it, or git could not do it. */
export type ClaimProblem = { readonly kind: "held"; readonly holder: Lease | undefined } | { readonly kind: "remote"; readonly message: string };

/** Network operations may take longer than local ones: 60 s. */
const NETWORK_MS = 60_000;

/** Reads the claim of a project from a remote; `undefined` where nobody has claimed it. */
export function readClaim(place: ClaimPlace): Result<RemoteClaim | undefined, ClaimProblem> {
  const wrong = problemWithRemote(place);
  if (wrong !== undefined) return refuse(wrong);
  const ref = claimRefName(place.project);
  const listed = runGit(["ls-remote", "--", place.remote, ref], { folder: place.folder, timeoutMs: NETWORK_MS });
  if (!listed.ok) return refuse({ kind: "remote", message: `Cannot read the claim on "${place.remote}": ${lastLine(listed.error)}` });
  const object = /^([0-9a-f]{40,64})\t/.exec(listed.output.toString("utf8"))?.[1];
  if (object === undefined) return succeed(undefined);
  return readObject(place, object, ref);
}

/** Claims a project for all machines that share a remote: free, expired and own claims may be taken, by a push that the remote accepts only from one. `now` is ISO 8601 in UTC. */
export function claimOnRemote(place: ClaimPlace, request: LeaseRequest, now: string): Result<Lease, ClaimProblem> {
  const current = readClaim(place);
  if (!current.ok) return current;
  const verdict = decideLease(current.value?.lease, request, now);
  if (verdict.kind === "held-by-other") return refuse({ kind: "held", holder: verdict.holder });
  const stored = runGit(["hash-object", "-w", "--stdin"], { folder: place.folder, input: formatLease(verdict.lease) });
  if (!stored.ok) return refuse({ kind: "remote", message: `Cannot store the claim: ${lastLine(stored.error)}` });
  const pushed = push(place, { object: stored.output.toString("utf8").trim(), expected: current.value?.object ?? "" });
  return pushed.ok ? succeed(verdict.lease) : pushed;
}

/** Gives a claim back; true when it was this session's. */
export function releaseOnRemote(place: ClaimPlace, session: string): Result<boolean, ClaimProblem> {
  const current = readClaim(place);
  if (!current.ok) return current;
  if (current.value === undefined || current.value.lease?.session !== session) return succeed(false);
  const pushed = push(place, { object: "", expected: current.value.object });
  return pushed.ok ? succeed(true) : pushed;
}

/** Moves the ref from what was read to an object, or removes it; whoever comes second is told who was first. */
function push(place: ClaimPlace, move: { readonly object: string; readonly expected: string }): Result<void, ClaimProblem> {
  const ref = claimRefName(place.project);
  const args = ["push", "--porcelain", "--no-verify", "--no-signed", `--force-with-lease=${ref}:${move.expected}`, "--", place.remote, `${move.object}:${ref}`];
  const pushed = runGit(args, { folder: place.folder, timeoutMs: NETWORK_MS });
  if (pushed.ok) return succeed(undefined);
  const after = readClaim(place);
  if (after.ok && (after.value?.object ?? "") !== move.expected) {
    return after.value?.object === move.object ? succeed(undefined) : refuse({ kind: "held", holder: after.value?.lease });
  }
  return refuse({ kind: "remote", message: `Cannot push the claim to "${place.remote}": ${lastLine(pushed.error || pushed.output.toString("utf8"))}` });
}

/** A claim that cannot be fetched is not taken for a free one. */
function readObject(place: ClaimPlace, object: string, ref: string): Result<RemoteClaim | undefined, ClaimProblem> {
  if (!runGit(["cat-file", "-e", object], { folder: place.folder }).ok) {
    runGit(["fetch", "--no-tags", "--no-write-fetch-head", "--quiet", "--", place.remote, ref], { folder: place.folder, timeoutMs: NETWORK_MS });
  }
  const type = runGit(["cat-file", "-t", object], { folder: place.folder });
  if (!type.ok) return refuse({ kind: "remote", message: `Cannot read the claim on "${place.remote}": ${lastLine(type.error)}` });
  const blob = runGit(["cat-file", "blob", object], { folder: place.folder });
  const parsed = blob.ok ? parseLease(blob.output.toString("utf8")) : undefined;
  return succeed(parsed?.lease === undefined ? { object } : { object, lease: parsed.lease });
}

function problemWithRemote(place: ClaimPlace): ClaimProblem | undefined {
  if (place.remote !== "" && !place.remote.startsWith("-")) return undefined;
  return { kind: "remote", message: `Cannot use the remote "${place.remote}": it is no name of a remote` };
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
