import { describe, expect, it } from 'vitest'
import { blank, bodyOf, missing, newAttachment, newEntry, waiting, waitsFor, type Entry } from './entries'

const NOW = Date.parse('2026-03-10T09:00:00Z')
const begun = { phone: NOW, ahead: 0 }
const visit = newEntry('visit', 'p', 't', begun, { method: 'UNANNOUNCED', place: '一号库', words: '夜查' })
const finding = newEntry('finding', 'p', 't', begun, {
  area: 'PREVENTION', title: '通道堵塞', words: '托盘堵住', basis: '消防法', unit: 'u', visit: visit.key,
})
const photo = (entry: Entry) => newAttachment(entry, new File(['x'.repeat(1000)], 'a.jpg', { type: 'image/jpeg' }), begun)

describe('an entry', () => {
  it('has a key of its own from the beginning', () => {
    expect(newEntry('log', 'p', 't', begun).key).toMatch(/^[0-9a-f]{32}$/)
    expect(visit.key).not.toBe(finding.key)
  })

  it('says what it still lacks', () => {
    expect(missing(newEntry('visit', 'p', 't', begun, { method: 'ASSIGNED' }), 0)).toEqual(['place', 'words', 'assigned'])
    expect(missing(finding, 0)).toEqual(['evidence'])
    expect(missing(finding, 1)).toEqual([])
    expect(blank(newEntry('finding', 'p', 't', begun), 0)).toBe(true)
    expect(blank(newEntry('finding', 'p', 't', begun), 1)).toBe(false)
  })

  it('waits for the visit it names, and goes alone when that will never arrive', () => {
    for (const state of ['DRAFT', 'WAITING', 'REFUSED'] as const) expect(waitsFor(finding, [{ ...visit, state }])).toBeDefined()
    expect(waitsFor(finding, [{ ...visit, state: 'SENT' }])).toBeUndefined()
    expect(waitsFor(finding, [{ ...visit, state: 'ASIDE' }])).toBeUndefined()

    expect(bodyOf(finding, [], [{ ...visit, state: 'SENT', id: 'v1' }], 0, NOW).visit).toBe('v1')
    expect(bodyOf(finding, [], [{ ...visit, state: 'ASIDE' }], 0, NOW).visit).toBeUndefined()
    const known = { ...finding, fields: { ...finding.fields, visit: '01970000-0000-7000-8000-000000000001' } }
    expect(bodyOf(known, [], [], 0, NOW).visit).toBe('01970000-0000-7000-8000-000000000001')
  })

  it('sends the time set right, never later than the server’s, and what the phone had said', () => {
    const wrong = { ...visit, begun: { phone: NOW + 3_600_000, ahead: null } }
    expect(bodyOf(wrong, [], [], -3_600_000, NOW + 5000)).toMatchObject({
      happenedAt: '2026-03-10T09:00:00.000Z', phoneTime: '2026-03-10T10:00:00.000Z',
    })
    expect(bodyOf(visit, [], [], 0, NOW - 1).happenedAt).toBe('2026-03-10T08:59:59.999Z')
    expect(bodyOf(visit, [], [], 0, NOW).phoneTime).toBeUndefined()
  })

  it('is counted while it waits, with the bytes that haven’t gone up', () => {
    const open = { ...finding, state: 'WAITING' as const, error: '连不上' }
    const arrived = { ...photo(open), evidence: 'e' }
    const all = waiting([open, { ...visit, state: 'REFUSED' }, newEntry('log', 'p', 't', begun)], [photo(open), arrived])

    expect(all).toMatchObject({ count: 1, refused: 1, drafts: 1, since: begun, error: '连不上' })
    expect(all.bytes).toBe(1000 + JSON.stringify(open.fields).length)
  })
})
