import { describe, expect, it } from 'vitest'
import { termParts, unverified } from './terms'

describe('terms of parameters', () => {
  it.each([
    ['24 hours', { key: 'span', count: 24, unit: 'hour' }],
    ['1 working day', { key: 'span', count: 1, unit: 'working day' }],
    ['end of period', { key: 'endOf', period: 'period' }],
    ['end of half-year - 5 days', { key: 'endOfBefore', count: 5, period: 'half-year' }],
    ['first 10 working days after quarter', { key: 'first', count: 10, unit: 'working day', period: 'quarter' }],
    ['last 5 days of month', { key: 'last', count: 5, unit: 'day', period: 'month' }],
    ['04-15', { key: 'yearly' }],
  ])('reads %s', (text, parts) => {
    expect(termParts(text)).toMatchObject(parts)
  })

  it('leaves alone what is no term', () => {
    expect(termParts('before long')).toBeUndefined()
  })

  it('marks the two grades of confidence that need checking', () => {
    expect((['A', 'B', 'C', 'M', null] as const).map((confidence) => unverified({ confidence }))).toEqual([false, false, true, true, false])
  })
})
