import type { Piece } from '@/api/library'

const fold = (text: string) => text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).toLowerCase()

/** A text in pieces, the words asked for apart; full-width signs count as their ordinary ones. */
export function marked(text: string, asked: string): Piece[] {
  const folded = fold(text)
  const words = fold(asked).split(/\s+/u).filter(Boolean)
  if (!words.length || folded.length !== text.length) return [{ text, hit: false }]
  const hits = new Uint8Array(text.length)
  for (const word of words) for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) hits.fill(1, at, at + word.length)
  const pieces: Piece[] = []
  for (let from = 0, to = 0; from < text.length; from = to) {
    for (to = from + 1; to < text.length && hits[to] === hits[from]; ) to++
    pieces.push({ text: text.slice(from, to), hit: hits[from] === 1 })
  }
  return pieces
}
