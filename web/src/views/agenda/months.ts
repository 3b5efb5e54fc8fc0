const DAY = 86_400_000

const iso = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** The weeks of a month `yyyy-MM`, Monday first; days outside it are null. */
export function weeks(month: string): (string | null)[][] {
  const first = Date.parse(`${month}-01`)
  const days = daysIn(month)
  const before = (new Date(first).getUTCDay() + 6) % 7
  const cells: (string | null)[] = [
    ...Array.from({ length: before }, () => null),
    ...Array.from({ length: days }, (_, n) => iso(first + n * DAY)),
  ]
  while (cells.length % 7) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, n) => cells.slice(n * 7, n * 7 + 7))
}

export function daysIn(month: string): number {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate()
}

export const lastDay = (month: string): string => `${month}-${String(daysIn(month)).padStart(2, '0')}`

/** The month so many months after another. */
export function plus(month: string, months: number): string {
  return iso(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + months, 1)).slice(0, 7)
}

export const monthsOf = (year: string): string[] => Array.from({ length: 12 }, (_, n) => `${year}-${String(n + 1).padStart(2, '0')}`)
