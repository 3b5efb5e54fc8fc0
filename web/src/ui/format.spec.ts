import { describe, expect, it } from 'vitest'
import { chinaDate, daysBetween, nearness } from './format'

const NOW = Date.parse('2026-11-22T01:00:00Z') // 09:00 in China

describe('dates', () => {
  it('are read on Chinese time', () => {
    expect(chinaDate('2026-11-21T16:30:00Z')).toBe('2026-11-22')
    expect(daysBetween('2026-11-21T16:30:00Z', '2026-11-23')).toBe(1)
  })

  it.each([
    ['2026-11-21', 'overdue'],
    ['2026-11-22', 'today'],
    ['2026-11-22T00:59:59Z', 'overdue'],
    ['2026-11-22T15:59:59Z', 'today'],
    ['2026-11-29', 'soon'],
    ['2026-11-30', 'later'],
  ])('say how near %s is: %s', (due, near) => {
    expect(nearness(due, NOW)).toBe(near)
  })
})
