/** Above this many bytes `node:crypto` is faster, its loading included. */
export const SHORT_BYTES = 768;

const START = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19] as const;

let known: Uint32Array | undefined;

/** The standard's constants: the first 32 bits behind the point of the cube roots of the first 64 primes. */
function rootConstants(): Uint32Array {
  known ??= findConstants();
  return known;
}

function findConstants(): Uint32Array {
  const constants = new Uint32Array(64);
  let count = 0;
  for (let candidate = 2; count < 64; candidate += 1) {
    if (!isPrime(candidate)) continue;
    const root = Math.cbrt(candidate);
    constants[count] = (root - Math.floor(root)) * 2 ** 32;
    count += 1;
  }
  return constants;
}

function isPrime(candidate: number): boolean {
  for (let divisor = 2; divisor * divisor <= candidate; divisor += 1) if (candidate % divisor === 0) return false;
  return true;
}

/** Gives the SHA-256 (FIPS 180-4) of a few bytes in hex without loading anything; for names and marks that are made from short texts. */
export function sha256OfShort(data: Uint8Array): string {
  const constants = rootConstants();
  const message = pad(data);
  const state = Uint32Array.from(START);
  const words = new Uint32Array(64);
  for (let block = 0; block < message.byteLength; block += 64) {
    expand(words, message, block);
    mix(state, words, constants);
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, "0")).join("");
}

/** The bytes, a one bit, zeros up to a whole block of 64 bytes, and at its end how many bits they were. */
function pad(data: Uint8Array): DataView {
  const bytes = new Uint8Array(Math.ceil((data.length + 9) / 64) * 64);
  bytes.set(data);
  bytes[data.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 4, data.length * 8);
  return view;
}

function expand(words: Uint32Array, message: DataView, block: number): void {
  for (let at = 0; at < 16; at += 1) words[at] = message.getUint32(block + at * 4);
  for (let at = 16; at < 64; at += 1) {
    const near = words[at - 2] ?? 0;
    const far = words[at - 15] ?? 0;
    const low = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3);
    const high = turned(near, 17) ^ turned(near, 19) ^ (near >>> 10);
    words[at] = (words[at - 16] ?? 0) + low + (words[at - 7] ?? 0) + high;
  }
}

/** One round of 64 steps over the eight words of the state. */
function mix(state: Uint32Array, words: Uint32Array, constants: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let at = 0; at < 64; at += 1) {
    const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + (constants[at] ?? 0) + (words[at] ?? 0)) | 0;
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  const mixed = [a, b, c, d, e, f, g, h];
  for (let at = 0; at < 8; at += 1) state[at] = (state[at] ?? 0) + (mixed[at] ?? 0);
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
