import { describe, expect, it } from 'vitest'
import { periods } from './periods'

describe('the periods', () => {
  it('begin with this year and hold nothing to come', () => {
    const all = periods('2026-05-10')
    expect(all.slice(0, 5)).toEqual(['2026', '2026-Q2', '2026-Q1', '2026-05', '2026-04'])
    expect(all).not.toContain('2026-Q3')
    expect(all).toContain('2025-Q4')
    expect(all).toContain('2025-12')
  })
})
