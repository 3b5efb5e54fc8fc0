/** SHA-256 (FIPS 180-4) of a file's bytes, in hex. Nothing leaves the browser. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // Plain HTTP, as on many intranets, has no `crypto.subtle`.
  return crypto.subtle ? hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))) : ownSha256(bytes)
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (one) => one.toString(16).padStart(2, '0')).join('')

/** The first 32 bits of the fractional parts of roots of the first primes. */
function fractions(count: number, root: number): Uint32Array {
  const found = new Uint32Array(count)
  for (let candidate = 2, at = 0; at < count; candidate++) {
    let prime = true
    for (let factor = 2; factor * factor <= candidate; factor++) if (candidate % factor === 0) prime = false
    if (prime) found[at++] = Math.floor((candidate ** (1 / root) % 1) * 2 ** 32)
  }
  return found
}
const K = fractions(64, 3)

export function ownSha256(bytes: Uint8Array): string {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(padded.length - 4, (bytes.length * 8) >>> 0)
  const state = fractions(8, 2)
  const w = new Uint32Array(64)
  const turn = (x: number, by: number) => (x >>> by) | (x << (32 - by))
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getUint32(block + i * 4)
    for (let i = 16; i < 64; i++) {
      const [before, last] = [w[i - 15]!, w[i - 2]!]
      const s0 = turn(before, 7) ^ turn(before, 18) ^ (before >>> 3)
      const s1 = turn(last, 17) ^ turn(last, 19) ^ (last >>> 10)
      w[i] = w[i - 16]! + s0 + w[i - 7]! + s1
    }
    let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
    for (let i = 0; i < 64; i++) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i]! + w[i]!) >>> 0
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) >>> 0
      ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) >>> 0, c, b, a, (one + two) >>> 0]
    }
    ;[a, b, c, d, e, f, g, h].forEach((part, i) => (state[i]! += part))
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('')
}
