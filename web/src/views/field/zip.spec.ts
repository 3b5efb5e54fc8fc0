import { describe, expect, it } from 'vitest'
import { zip } from './zip'

describe('a zip of files as they are', () => {
  it('holds each under its name with its sum', async () => {
    const content = new Blob(['123456789'])
    const bytes = Buffer.from(await (await zip([{ name: '记录.json', content }, { name: 'b', content }])).arrayBuffer())

    expect(bytes.readUInt32LE(0)).toBe(0x04034b50)
    // The check value of CRC-32.
    expect(bytes.readUInt32LE(14)).toBe(0xcbf43926)
    expect(bytes.subarray(30, 41).toString()).toBe('记录.json')
    expect(bytes.subarray(41, 50).toString()).toBe('123456789')
    const end = bytes.length - 22
    expect(bytes.readUInt32LE(end)).toBe(0x06054b50)
    expect(bytes.readUInt16LE(end + 10)).toBe(2)
    const directory = bytes.readUInt32LE(end + 16)
    expect(bytes.readUInt32LE(directory)).toBe(0x02014b50)
    expect(bytes.readUInt32LE(directory + 16)).toBe(0xcbf43926)
    expect(bytes.readUInt32LE(end + 12)).toBe(end - directory)
  })
})
