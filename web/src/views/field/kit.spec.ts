import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { dropOthers, keepKit, keptKits, type Kit } from './kit'
import { deskOf, fieldOf, type Work } from './works'

const kit = (person: string, work: Work, tour: string): Kit => ({
  id: `${person}/${tour}`, person, work, tour, at: 1, unit: { id: 'u', name: '城关镇' }, senderName: '', state: 'AT_WORK', theme: '', starts: '', ends: '',
  member: true, checklist: [], enterprises: [], bodies: [], hazards: [], cut: false, visits: [], findings: [],
})

describe('what was taken along', () => {
  it('is a person’s own, several at a time, and goes when somebody else comes', async () => {
    await keepKit(kit('p', 'tour', 'a'))
    await keepKit(kit('p', 'check', 'b'))
    await keepKit(kit('pq', 'tour', 'c'))

    expect((await keptKits('p')).map((one) => one.tour)).toEqual(['a', 'b'])
    await dropOthers('pq')
    expect(await keptKits('p')).toEqual([])
    expect(await keptKits('pq')).toHaveLength(1)
  })

  it('has a page on the phone and one on the desk by what it is', () => {
    expect([fieldOf('tour', '1'), deskOf('tour', '1')]).toEqual(['/tours/1/field', '/tours/1'])
    expect([fieldOf('check', '1'), deskOf('check', '1')]).toEqual(['/clues/county-checks/1/field', '/clues/county-checks/1/work'])
  })
})
