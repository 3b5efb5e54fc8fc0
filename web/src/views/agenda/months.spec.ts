import { describe, expect, it } from 'vitest'
import { lastDay, monthsOf, plus, weeks } from './months'

describe('a month', () => {
  it('begins its weeks on Monday', () => {
    const all = weeks('2026-11')
    expect(all[0]).toEqual([null, null, null, null, null, null, '2026-11-01'])
    expect(all.at(-1)![0]).toBe('2026-11-30')
    expect(all.every((week) => week.length === 7)).toBe(true)
  })

  it('knows its last day', () => {
    expect(lastDay('2028-02')).toBe('2028-02-29')
    expect(lastDay('2026-02')).toBe('2026-02-28')
  })

  it('goes over the turn of the year', () => {
    expect(plus('2026-12', 1)).toBe('2027-01')
    expect(plus('2026-01', -1)).toBe('2025-12')
    expect(monthsOf('2026')).toHaveLength(12)
  })
})
