import type { Attachment, Entry } from './entries'
import { zip } from './zip'

/** Everything the phone has of an entry: its words, the server's answer and the files as they were taken. */
export async function exported(entry: Entry, files: Attachment[]): Promise<Blob> {
  const { key, kind, tour, begun, fields, refusal } = entry
  const listed = files.map(({ name, type, size, taken }, n) => ({ file: `${n + 1}-${name}`, type, size, taken }))
  const words = { key, kind, tour, begun, fields, refusal, files: listed }
  const text = new Blob([JSON.stringify(words, null, 2)], { type: 'application/json' })
  const parts = files.flatMap(({ blob }, n) => (blob ? [{ name: listed[n]!.file, content: blob }] : []))
  return zip([{ name: 'entry.json', content: text }, ...parts])
}

export async function saveAsFile(entry: Entry, files: Attachment[]): Promise<void> {
  const address = URL.createObjectURL(await exported(entry, files))
  const link = document.createElement('a')
  link.href = address
  link.download = `anlan-${entry.kind}-${entry.key.slice(0, 8)}.zip`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
