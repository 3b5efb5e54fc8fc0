import { describe, expect, it } from 'vitest'
import { done, periods, standOf, total } from './stands'

const none = { inTime: 0, late: 0, overdue: 0, soon: 0, open: 0, waived: 0 }

describe('a cell of the board', () => {
  it('stands by the worst of what is in it', () => {
    expect(standOf({ ...none, inTime: 3, overdue: 1 }).stand).toBe('overdue')
    expect(standOf({ ...none, inTime: 3, late: 1, open: 2 }).stand).toBe('late')
    expect(standOf({ ...none, inTime: 3, soon: 1, open: 2 }).stand).toBe('soon')
    expect(standOf({ ...none, inTime: 3 }).stand).toBe('inTime')
    expect(standOf(none).stand).toBe('waived')
  })

  it('adds up', () => {
    const cell = { inTime: 1, late: 2, overdue: 3, soon: 4, open: 5, waived: 6 }
    expect(total(cell)).toBe(21)
    expect(done(cell)).toBe(3)
  })
})

describe('the periods', () => {
  it('begin with this year and hold nothing to come', () => {
    const all = periods('2026-05-10')
    expect(all.slice(0, 5)).toEqual(['2026', '2026-Q2', '2026-Q1', '2026-05', '2026-04'])
    expect(all).not.toContain('2026-Q3')
    expect(all).toContain('2025-Q4')
  })
})
