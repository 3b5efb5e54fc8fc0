/** A file of a zip, as it is. */
export interface Part {
  name: string
  content: Blob
}

const TABLE = Uint32Array.from({ length: 256 }, (_, start) => {
  let rest = start
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1
  return rest
})

async function crc32(content: Blob): Promise<number> {
  let rest = 0xffffffff
  const reader = content.stream().getReader()
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    for (const byte of piece.value) rest = TABLE[(rest ^ byte) & 0xff]! ^ (rest >>> 8)
  }
  return (rest ^ 0xffffffff) >>> 0
}

function numbers(...values: [size: 2 | 4, value: number][]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(values.reduce((sum, [size]) => sum + size, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const [size, value] of values) {
    if (size === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += size
  }
  return bytes
}

const UTF8 = 0x0800
const VERSION = 20

/** Files put together in one, nothing packed: photos and sound are packed already, and a long video needn't go through memory. */
export async function zip(parts: Part[]): Promise<Blob> {
  const files: BlobPart[] = []
  const directory: BlobPart[] = []
  let offset = 0
  let listed = 0
  for (const { name, content } of parts) {
    const spelt = new TextEncoder().encode(name)
    const crc = await crc32(content)
    const common: [2 | 4, number][] = [
      [2, VERSION], [2, UTF8], [2, 0], [2, 0], [2, 0x21], [4, crc], [4, content.size], [4, content.size], [2, spelt.length], [2, 0],
    ]
    const head = numbers([4, 0x04034b50], ...common)
    files.push(head, spelt, content)
    const line = numbers([4, 0x02014b50], [2, VERSION], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset])
    directory.push(line, spelt)
    offset += head.length + spelt.length + content.size
    listed += line.length + spelt.length
  }
  const count = parts.length
  const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, listed], [4, offset], [2, 0])
  return new Blob([...files, ...directory, end], { type: 'application/zip' })
}
