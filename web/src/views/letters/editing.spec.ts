import { describe, expect, it } from 'vitest'
import { blank, contentOf, fault, formOf, lacking } from './editing'
import { Problem } from '@/api/problem'
import type { FieldType, KindField, Letter, LetterKind } from '@/api/letters'

const field = (key: string, type: FieldType, required = false): KindField => ({
  key, type, required, max: null, label: { zh: key, en: key }, help: null,
  columns: type === 'TABLE' ? [{ key: 'unit', label: { zh: '单位', en: 'Unit' }, width: 50 }, { key: 'finding', label: { zh: '问题', en: 'Finding' }, width: 50 }] : [],
})
const KIND = {
  key: 'x', form: 'DOCUMENT', signedBy: 'LEADER', fields: [field('subject', 'TEXT', true), field('requests', 'LIST', true), field('demands', 'ITEMS'), field('findings', 'TABLE'), field('day', 'DATE')],
} as LetterKind

describe('the form of a letter', () => {
  it('sends lists line by line, items without a day they have not, and nothing for what is empty', () => {
    const form = blank(KIND)
    form.values = { subject: ' 㙦喆 ', requests: '一\n\n 二 ', demands: [{ text: ' 整改 ', due: '' }, { text: '', due: '2026-03-02' }], findings: [{ unit: '', finding: ' ' }], day: '' }
    form.to = [{ unit: 'u', name: '甲镇' }, { unit: null, name: '某店' }]

    expect(contentOf(form, KIND)).toEqual({
      fields: { subject: '㙦喆', requests: ['一', '二'], demands: [{ text: '整改' }] },
      to: [{ unit: 'u', name: null }, { unit: null, name: '某店' }],
      files: [],
      replyBy: null,
      copies: [],
      imprint: null,
    })
  })

  it('asks for copies of a unit\'s letters, and for an imprint where the form has one', () => {
    const form = blank(KIND)
    form.copies = [{ unit: 'u', name: '甲镇' }]
    form.imprint = { unit: ' 党政办公室 ', date: '' }

    expect(contentOf(form, KIND)).toMatchObject({ copies: [{ unit: 'u', name: null }], imprint: { unit: '党政办公室', date: null } })
    expect(contentOf(form, { ...KIND, form: 'LETTER' })).toMatchObject({ copies: [{ unit: 'u', name: null }], imprint: null })
    expect(contentOf(form, { ...KIND, signedBy: 'DRAFTER' })).toMatchObject({ copies: [], imprint: null })
  })

  it('names what is required and empty', () => {
    const form = blank(KIND)
    form.values.requests = ' \n '

    expect(lacking(form, KIND).map((one) => one.key)).toEqual(['subject', 'requests'])
  })

  it('goes on with a draft as it was saved', () => {
    const fields = { subject: '甲', requests: ['一', '二'], demands: [{ text: '整改', due: '2026-03-02' }, { text: '复查' }], findings: [{ finding: '堵塞' }] }
    const view = { kind: KIND, fields, to: [], copies: [], imprint: null, files: [], replyBy: null, language: 'zh' } as unknown as Letter
    const form = formOf(view)

    expect(form.values.requests).toBe('一\n二')
    expect(form.values.findings).toEqual([{ unit: '', finding: '堵塞' }])
    expect(contentOf(form, KIND).fields).toEqual({ ...fields, findings: [{ unit: '', finding: '堵塞' }] })
  })

  it('shows a refusal of one entry at its field', () => {
    const problem = new Problem({ violations: [{ field: 'fields.requests[1]', message: '只能写一行' }] })

    expect(fault(problem, 'fields.requests')).toBe('只能写一行')
    expect(fault(problem, 'fields.request')).toBeUndefined()
  })
})
