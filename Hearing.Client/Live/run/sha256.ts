// SHA-256 (FIPS 180-4) in the page, for pages without a secure context: there browsers withhold crypto.subtle.
const part = 1 << 20;

const roots = (power: number, count: number): Uint32Array => {
  const found = new Uint32Array(count);
  for (let n = 2, i = 0; i < count; n++) {
    let isPrime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) isPrime = false;
    if (isPrime) found[i++] = (n ** power % 1) * 2 ** 32;
  }
  return found;
};

const constants = roots(1 / 3, 64);
const words = new Uint32Array(64);
const turn = (x: number, by: number): number => (x >>> by) | (x << (32 - by));

function block(state: Uint32Array, view: DataView, at: number): void {
  for (let i = 0; i < 16; i++) words[i] = view.getUint32(at + i * 4);
  for (let i = 16; i < 64; i++) {
    const [x, y] = [words[i - 15]!, words[i - 2]!];
    words[i] = words[i - 16]! + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + words[i - 7]! + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + constants[i]! + words[i]!) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((value, i) => { state[i] = state[i]! + value; });
}

/** The digest as lower-case hexadecimal; the page goes on between the parts of a long film. */
export async function sha256(film: Blob): Promise<string> {
  const state = roots(1 / 2, 8);
  const whole = film.size - (film.size % 64);
  for (let from = 0; from < whole; from += part) {
    const view = new DataView(await film.slice(from, Math.min(whole, from + part)).arrayBuffer());
    for (let at = 0; at < view.byteLength; at += 64) block(state, view, at);
  }
  const rest = new Uint8Array(await film.slice(whole).arrayBuffer());
  const tail = new Uint8Array(rest.length < 56 ? 64 : 128);
  tail.set(rest);
  tail[rest.length] = 0x80;
  const view = new DataView(tail.buffer);
  view.setBigUint64(tail.length - 8, BigInt(film.size) * 8n);
  for (let at = 0; at < tail.length; at += 64) block(state, view, at);
  return [...state].map((word) => word.toString(16).padStart(8, "0")).join("");
}
