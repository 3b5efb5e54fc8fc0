import type { Figures } from '@/api/board'

/** How a cell stands: by the worst of what is in it. */
export type Stand = 'overdue' | 'late' | 'soon' | 'open' | 'inTime' | 'waived'

/** Worst first; the sign says the same as the colour. */
export const STANDS: { stand: Stand; sign: string }[] = [
  { stand: 'overdue', sign: '✕' },
  { stand: 'late', sign: '◑' },
  { stand: 'soon', sign: '◔' },
  { stand: 'open', sign: '○' },
  { stand: 'inTime', sign: '✓' },
  { stand: 'waived', sign: '–' },
]

export function standOf(cell: Figures): { stand: Stand; sign: string } {
  return STANDS.find(({ stand }) => cell[stand] > 0) ?? { stand: 'waived', sign: '–' }
}

export const total = (cell: Figures): number => STANDS.reduce((sum, { stand }) => sum + cell[stand], 0)
export const done = (cell: Figures): number => cell.inTime + cell.late

/** The periods one can look at: this year and the last by year, quarter and month. */
export function periods(today: string): string[] {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7))
  const quarters = (y: number, last: number) => Array.from({ length: last }, (_, n) => `${y}-Q${last - n}`)
  const months = Array.from({ length: month }, (_, n) => `${year}-${String(month - n).padStart(2, '0')}`)
  return [String(year), ...quarters(year, Math.ceil(month / 3)), ...months, String(year - 1), ...quarters(year - 1, 4)]
}
