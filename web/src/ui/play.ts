const DAY = 86_400_000
/** China's clocks: UTC+8 all the year round. */
const AHEAD = 8 * 3_600_000

/** Nine in the morning in China of a day, given as milliseconds of any instant of it. */
function morning(at: number): number {
  return Math.floor((at + AHEAD) / DAY) * DAY - AHEAD + 9 * 3_600_000
}

const utc = (year: number, month: number, day: number) => Date.UTC(year, month, day) - AHEAD

/**
 * Where simulated time can be moved to from an instant, all in milliseconds; only what lies ahead.
 *
 * @param due when the next obligation falls due, if there is one
 */
export function stops(now: number, due?: number): { name: string; at: number }[] {
  const china = new Date(now + AHEAD)
  const [year, month, day] = [china.getUTCFullYear(), china.getUTCMonth(), china.getUTCDate()]
  const quarter = Math.floor(month / 3) * 3
  // A due instant is the midnight after the last day: the morning of that day is still in time, the minute after is not.
  const dueMorning = due === undefined ? undefined : morning(due - 1)
  const nextDue = due === undefined || dueMorning === undefined ? [] : [{ name: 'nextDue', at: dueMorning > now ? dueMorning : due + 60_000 }]
  const lastOfNext = new Date(Date.UTC(year, month + 2, 0)).getUTCDate()
  return [
    ...nextDue,
    { name: 'day', at: morning(now + DAY) },
    { name: 'week', at: morning(now + 7 * DAY) },
    { name: 'month', at: morning(utc(year, month + 1, Math.min(day, lastOfNext))) },
    { name: 'quarterEnd', at: morning(utc(year, quarter + 3, 1) - 7 * DAY) },
    { name: 'yearEnd', at: morning(utc(year + 1, 0, 1) - 7 * DAY) },
  ].filter((stop) => stop.at > now)
}
