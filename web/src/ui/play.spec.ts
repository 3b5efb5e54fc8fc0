import { describe, expect, it } from 'vitest'
import { stops } from './play'

const at = (text: string) => Date.parse(`${text}+08:00`)
const named = (now: string, name: string, due?: string) => {
  const stop = stops(at(now), due === undefined ? undefined : at(due)).find((one) => one.name === name)
  return stop && new Date(stop.at + 8 * 3_600_000).toISOString().slice(0, 16)
}

describe('where simulated time can go', () => {
  it.each([
    ['2026-01-31T10:00:00', 'day', '2026-02-01T09:00'],
    ['2026-01-31T10:00:00', 'week', '2026-02-07T09:00'],
    ['2026-01-31T10:00:00', 'month', '2026-02-28T09:00'],
    ['2026-12-05T10:00:00', 'month', '2027-01-05T09:00'],
    ['2026-01-31T10:00:00', 'quarterEnd', '2026-03-25T09:00'],
    ['2026-03-30T10:00:00', 'quarterEnd', undefined],
    ['2026-01-31T10:00:00', 'yearEnd', '2026-12-25T09:00'],
  ])('from %s the stop %s is %s', (now, name, stop) => {
    expect(named(now, name)).toBe(stop)
  })

  it('stops in the morning of the last day, and once there just after the due instant', () => {
    expect(named('2026-03-01T10:00:00', 'nextDue', '2026-04-01T00:00:00')).toBe('2026-03-31T09:00')
    expect(named('2026-03-31T09:00:00', 'nextDue', '2026-04-01T00:00:00')).toBe('2026-04-01T00:01')
    expect(named('2026-03-01T10:00:00', 'nextDue')).toBeUndefined()
  })
})
