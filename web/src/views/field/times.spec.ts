import { describe, expect, it } from 'vitest'
import { corrected, differs, Timepiece } from './times'

const SERVER = Date.parse('2026-03-10T09:00:00Z')

function piece(phone: number) {
  const clocks = { phone, steady: 1000 }
  const shelf = new Map<string, string>()
  const make = () =>
    new Timepiece(() => clocks.phone, () => clocks.steady, { getItem: (key) => shelf.get(key) ?? null, setItem: (key, value) => void shelf.set(key, value) })
  const pass = (ms: number) => {
    clocks.phone += ms
    clocks.steady += ms
  }
  return { clocks, make, pass, times: make() }
}

describe('the time in the field', () => {
  it('is the server’s, whatever the phone says', () => {
    const { times, pass } = piece(SERVER + 3_600_000)
    times.measured(SERVER)
    pass(60_000)

    expect(times.now()).toBe(SERVER + 60_000)
    expect(times.wrong).toBe(true)
    expect(times.moment()).toEqual({ phone: SERVER + 3_660_000, ahead: -3_600_000 })
  })

  it('is still known after the browser was killed', () => {
    const { times, make } = piece(SERVER - 86_400_000)
    times.measured(SERVER)

    expect(make().now()).toBe(SERVER)
  })

  it('isn’t lost when somebody sets the clock back', () => {
    const { times, clocks, pass } = piece(SERVER + 3_600_000)
    times.measured(SERVER)
    pass(10_000)
    clocks.phone -= 3_600_000

    expect(times.now()).toBe(SERVER + 10_000)
    expect(times.wrong).toBe(false)
  })

  it('goes on while the phone sleeps and its steady clock stands', () => {
    const { times, clocks } = piece(SERVER)
    times.measured(SERVER)
    clocks.phone += 7_200_000

    expect(times.now()).toBe(SERVER + 7_200_000)
  })

  it('is set right later when it was never measured before', () => {
    const { times } = piece(SERVER + 600_000)
    const moment = times.moment()

    expect(moment.ahead).toBeNull()
    expect(corrected(moment, -600_000)).toBe(SERVER)
    expect(differs(moment, -600_000)).toBe(true)
    expect(differs(moment, -59_000)).toBe(false)
  })
})
