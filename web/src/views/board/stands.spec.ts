import { describe, expect, it } from 'vitest'
import { done, standOf, total } from './stands'

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
