import { describe, expect, it } from 'vitest'
import { wayOf } from './rules'

const HERE = 'https://anlan.example'
const kept = new Set(['/', '/assets/index-1.js', '/favicon.svg'])
const way = (path: string, more: Partial<{ method: string; mode: string }> = {}) =>
  wayOf({ method: 'GET', mode: 'cors', url: path.startsWith('/') ? HERE + path : path, ...more }, HERE, kept)

describe('the service worker', () => {
  it('lets everything of the interface pass, so that it keeps nobody’s data', () => {
    expect(way('/api/tours/1')).toBe('network')
    expect(way('/api/evidence/1/content', { mode: 'no-cors' })).toBe('network')
    expect(way('/api/session', { mode: 'navigate' })).toBe('network')
    expect(way('/api/tours/1/findings', { method: 'POST' })).toBe('network')
    expect(way('https://elsewhere.example/assets/index-1.js')).toBe('network')
  })

  it('keeps built files, and knows pages from them', () => {
    expect(way('/assets/index-1.js')).toBe('kept')
    expect(way('/assets/another-2.js')).toBe('network')
    expect(way('/favicon.svg')).toBe('fresh')
    expect(way('/hazards', { mode: 'navigate' })).toBe('page')
    expect(way('/tours/0197/field', { mode: 'navigate' })).toBe('field')
    expect(way('/clues/county-checks/0197/field', { mode: 'navigate' })).toBe('field')
    expect(way('/clues/county-checks/0197/work', { mode: 'navigate' })).toBe('page')
    expect(way('/tours/0197', { mode: 'navigate' })).toBe('page')
  })
})
