import { describe, expect, it } from 'vitest'
import { endOfDay, firstPassword } from './secret'

describe('a first password', () => {
  it('is long enough, grouped and free of look-alikes', () => {
    for (let i = 0; i < 50; i++) expect(firstPassword()).toMatch(/^([a-hj-km-np-zA-Z34679]{4}-){3}[a-hj-km-np-zA-Z34679]{4}$/)
  })

  it('is another one each time', () => {
    expect(new Set(Array.from({ length: 50 }, firstPassword)).size).toBe(50)
  })
})

describe('the end of a day', () => {
  it('is counted in China', () => {
    expect(endOfDay('2026-12-31')).toBe('2026-12-31T15:59:59.000Z')
  })
})
