export interface Day {
  date: string
  day: number
  kind: 'work' | 'weekend' | 'off' | 'makeUp'
}

/** The months of a year, each with the blank cells before its first day in a week that begins on Monday. */
export function months(year: number, holidays: string[], makeUpDays: string[]): { month: number; blanks: number; days: Day[] }[] {
  const off = new Set(holidays)
  const work = new Set(makeUpDays)
  return Array.from({ length: 12 }, (_, month) => {
    const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
    const days = Array.from({ length }, (_, at): Day => {
      const when = new Date(Date.UTC(year, month, at + 1))
      const date = when.toISOString().slice(0, 10)
      const weekend = when.getUTCDay() === 0 || when.getUTCDay() === 6
      return { date, day: at + 1, kind: off.has(date) ? 'off' : work.has(date) ? 'makeUp' : weekend ? 'weekend' : 'work' }
    })
    return { month: month + 1, blanks: (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7, days }
  })
}

const HOUR = 3_600_000

/** An instant later by one of the steps offered: an hour, days, or calendar months in China, which knows no summer time. */
export function later(from: number, step: string): string {
  const count = Number(/\d+/.exec(step)?.[0])
  if (step.endsWith('H')) return new Date(from + count * HOUR).toISOString()
  if (step.endsWith('D')) return new Date(from + count * 24 * HOUR).toISOString()
  const there = new Date(from + 8 * HOUR)
  const day = there.getUTCDate()
  there.setUTCDate(1)
  there.setUTCMonth(there.getUTCMonth() + count)
  const last = new Date(Date.UTC(there.getUTCFullYear(), there.getUTCMonth() + 1, 0)).getUTCDate()
  there.setUTCDate(Math.min(day, last))
  return new Date(there.getTime() - 8 * HOUR).toISOString()
}
