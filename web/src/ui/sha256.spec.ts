import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ownSha256, sha256 } from './sha256'

describe('the hash of a file', () => {
  it.each([0, 1, 55, 56, 63, 64, 65, 1000, 100_003])('is right for %i bytes with and without the browser’s own', async (length) => {
    const bytes = new Uint8Array(Array.from({ length }, (_, i) => (i * 7 + 3) % 256))
    const expected = createHash('sha256').update(bytes).digest('hex')

    expect(ownSha256(bytes)).toBe(expected)
    expect(await sha256(bytes)).toBe(expected)
  })
})
