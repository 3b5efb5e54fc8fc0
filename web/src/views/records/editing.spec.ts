import { describe, expect, it } from 'vitest'
import { blank, chinaMinute, contentOf } from './editing'

describe('the form of a record', () => {
  it('begins with the time it is in China and this year', () => {
    const form = blank('work-plan', Date.parse('2026-12-31T16:30:00Z'))
    expect(form.happenedAt).toBe('2027-01-01T00:30')
    expect(form.values.year).toBe('2027')
  })

  it('sends lists line by line, numbers as numbers, and nothing for what was left out', () => {
    const form = { ...blank('hearing', 0), title: ' 汇报会 ', happenedAt: '2026-03-02T09:00' }
    form.values = { agenda: '一\n\n 二 ', attendees: '', minutes: '', place: '会议室' }
    form.items = [{ text: ' ', owner: null, due: null }, { text: '整治', owner: 'p', due: '2026-04-01' }]
    const content = contentOf(form, ['e'])
    expect(content.title).toBe('汇报会')
    expect(content.happenedAt).toBe('2026-03-02T09:00:00+08:00')
    expect(content.particulars).toEqual({ kind: 'hearing', place: '会议室', agenda: ['一', '二'], attendees: [], minutes: null })
    expect(content.items).toEqual([{ text: '整治', owner: 'p', due: '2026-04-01' }])
    expect(contentOf({ ...form, kind: 'drill', values: { participants: '12' } }, []).particulars.participants).toBe(12)
  })

  it('shows an instant as the clock in China had it', () => {
    expect(chinaMinute('2026-03-02T01:00:00Z')).toBe('2026-03-02T09:00')
  })
})
