/** A year's notice as it was read from a file, to be looked at before it is sent. The server checks every row again. */
export interface Notice {
  off: string[]
  makeUp: string[]
  source: string[]
  unread: number
}

/** The State Council's notices give between these many days off, weekends within the holidays counted in. */
const LEAST_OFF = 20
const MOST_OFF = 45

const pad = (part: string) => part.padStart(2, '0')

function day(text: string): string | undefined {
  const parts = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text)
  return parts ? `${parts[1]}-${pad(parts[2]!)}-${pad(parts[3]!)}` : undefined
}

/** Reads the two formats the server takes: lines of a day and a word, or the structured form. */
export function readNotice(text: string, structured: boolean): Notice {
  const notice: Notice = { off: [], makeUp: [], source: [], unread: 0 }
  const take = (into: string[], one: string | undefined) => (one ? void into.push(one) : void notice.unread++)
  if (structured) {
    const content = JSON.parse(text) as { off?: string[]; makeup_work?: string[]; source?: string[] }
    for (const one of content.off ?? []) take(notice.off, day(one))
    for (const one of content.makeup_work ?? []) take(notice.makeUp, day(one))
    notice.source = content.source ?? []
  } else {
    for (const line of text.replace('\uFEFF', '').split(/\r?\n/)) {
      if (!line.trim() || line.trim().toLowerCase() === 'date,kind') continue
      const [first, word] = line.split(',').map((one) => one.trim())
      if (word === '休' || word === 'off') take(notice.off, day(first!))
      else take(notice.makeUp, word === '班' || word === 'work' ? day(first!) : undefined)
    }
  }
  notice.off.sort()
  notice.makeUp.sort()
  return notice
}

/** What speaks against a notice, as keys of the texts under `admin.calendar.doubt`. */
export function doubts(notice: Notice, year: number): string[] {
  const all = [...notice.off, ...notice.makeUp]
  const workday = (one: string) => ![0, 6].includes(new Date(`${one}T00:00:00Z`).getUTCDay())
  return [
    notice.off.length < LEAST_OFF || notice.off.length > MOST_OFF ? 'count' : '',
    all.some((one) => !one.startsWith(`${year}-`)) ? 'year' : '',
    notice.makeUp.some(workday) ? 'makeUp' : '',
    new Set(all).size < all.length ? 'twice' : '',
    notice.unread ? 'unread' : '',
  ].filter(Boolean)
}

/** A file's text in the encodings Chinese spreadsheets write. */
export async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
