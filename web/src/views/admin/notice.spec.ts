import { describe, expect, it } from 'vitest'
import { later } from './months'
import { doubts, readNotice } from './notice'

const DAYS = Array.from({ length: 28 }, (_, at) => `2026-02-${String(at + 1).padStart(2, '0')}`)

describe("a year's notice", () => {
  it('is read from lines and from the structured form alike', () => {
    const lines = readNotice('\uFEFFdate,kind\n2026/1/1,休\n2026-01-04,班\n', false)
    const structured = readNotice('{"off":["2026-01-01"],"makeup_work":["2026-01-04"],"source":["a"]}', true)

    expect(lines).toEqual({ off: ['2026-01-01'], makeUp: ['2026-01-04'], source: [], unread: 0 })
    expect({ ...structured, source: [] }).toEqual(lines)
  })

  it('of 20 to 45 days off raises no doubt', () => {
    expect(doubts({ off: DAYS.slice(0, 20), makeUp: [], source: [], unread: 0 }, 2026)).toEqual([])
    expect(doubts({ off: DAYS.slice(0, 19), makeUp: [], source: [], unread: 0 }, 2026)).toEqual(['count'])
  })

  it('raises doubts about another year, a make-up day in the week, a day named twice, and lines unread', () => {
    const notice = readNotice('2025-12-31,休\n2026-01-05,班\n2026-01-05,休\n第三天,休', false)
    expect(doubts(notice, 2026)).toEqual(['count', 'year', 'makeUp', 'twice', 'unread'])
  })
})

describe('a step of simulated time', () => {
  it('ends a month later on that month\u2019s last day, in China', () => {
    expect(later(Date.parse('2026-01-31T08:00:00+08:00'), 'P1M')).toBe(new Date('2026-02-28T08:00:00+08:00').toISOString())
    expect(later(Date.parse('2026-01-31T08:00:00+08:00'), 'P1D')).toBe(new Date('2026-02-01T08:00:00+08:00').toISOString())
    expect(later(Date.parse('2026-01-31T08:00:00+08:00'), 'PT1H')).toBe(new Date('2026-01-31T09:00:00+08:00').toISOString())
  })
})
