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
