import { describe, expect, it } from 'vitest'
import { lastDay } from './words'

describe('the last day in time', () => {
  it('is the day before the midnight at which it is too late', () => {
    expect(lastDay('2026-03-15T16:00:00Z')).toBe('2026-03-15')
  })

  it('is the same day where the limit is an hour', () => {
    expect(lastDay('2026-03-15T07:30:00Z')).toBe('2026-03-15')
  })

  it('is none without a limit', () => {
    expect(lastDay(null)).toBeNull()
  })
})
