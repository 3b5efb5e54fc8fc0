import type { Figure } from '@/api/hazards'

/** A place with its open hazards. */
export interface Bubble {
  area: string
  open: number
  major: number
}

/** Counts by place, those with most open hazards first. */
export function bubbles(from: Figure[]): Bubble[] {
  const found = new Map<string, Bubble>()
  for (const one of from) {
    if (!one.area) continue
    const place = found.get(one.area) ?? { area: one.area, open: 0, major: 0 }
    if (one.state !== 'CLOSED') place.open += one.count
    if (one.state !== 'CLOSED' && one.kind === 'MAJOR') place.major += one.count
    found.set(one.area, place)
  }
  return [...found.values()].sort((a, b) => b.open - a.open || a.area.localeCompare(b.area))
}

/** What the colour of a place tells. */
export const worst = (one: Bubble): 'MAJOR' | 'GENERAL' | 'CLEAR' => (one.major ? 'MAJOR' : one.open ? 'GENERAL' : 'CLEAR')
