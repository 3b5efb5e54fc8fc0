import { termParts } from '@/ui/terms'

const DAY = 86_400_000

/** Days of a tour; its first and its last day count. */
export const length = (starts: string, ends: string): number => Math.round((Date.parse(ends) - Date.parse(starts)) / DAY) + 1

/** A day so many days after another. */
export const plus = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)

/** Days in a term written as days or weeks are; nothing for other terms, which the server alone counts. */
export function daysOf(term: string): number | undefined {
  const parts = termParts(term)
  return parts?.key === 'span' && parts.unit === 'day' ? parts.count : undefined
}

/** Where a day lies in a year, in per cent of it; an end lies behind its day. */
export function share(day: string, year: number, end = false): number {
  const from = Date.UTC(year, 0, 1)
  const all = Date.UTC(year + 1, 0, 1) - from
  const at = (Date.parse(day) + (end ? DAY : 0) - from) / all
  return Math.min(100, Math.max(0, at * 100))
}
