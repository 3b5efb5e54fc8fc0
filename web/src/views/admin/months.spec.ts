import { describe, expect, it } from 'vitest'
import { months } from './months'

describe('the months of a year', () => {
  const year = months(2026, ['2026-01-01', '2026-01-02'], ['2026-01-04'])

  it('have all their days', () => {
    expect(year.map((one) => one.days.length).reduce((a, b) => a + b)).toBe(365)
    expect(months(2028, [], [])[1]!.days).toHaveLength(29)
  })

  it('begin on the right day of a week from Monday', () => {
    // 1 January 2026 is a Thursday, 1 June a Monday.
    expect(year[0]!.blanks).toBe(3)
    expect(year[5]!.blanks).toBe(0)
  })

  it('tell holidays, weekends and make-up days apart', () => {
    expect(year[0]!.days.slice(0, 5).map((one) => one.kind)).toEqual(['off', 'off', 'weekend', 'makeUp', 'work'])
  })
})
