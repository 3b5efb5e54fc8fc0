import { describe, expect, it } from 'vitest'
import { daysOf, length, plus, share } from './days'

describe('the days of a tour', () => {
  it('count the first and the last', () => {
    expect(length('2026-04-01', '2026-04-14')).toBe(14)
    expect(length('2026-04-01', '2026-04-13')).toBe(13)
    expect(plus('2026-02-27', 13)).toBe('2026-03-12')
  })

  it('are known of a term in days alone', () => {
    expect(daysOf('14 days')).toBe(14)
    expect(daysOf('14 working days')).toBeUndefined()
    expect(daysOf('1 month')).toBeUndefined()
  })

  it('lie in their year', () => {
    expect(share('2026-01-01', 2026)).toBe(0)
    expect(share('2026-12-31', 2026, true)).toBe(100)
    expect(share('2027-03-01', 2026)).toBe(100)
    expect(share('2026-07-02', 2026)).toBeCloseTo((182 / 365) * 100)
  })
})
