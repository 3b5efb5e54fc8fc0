import { FIELDS } from './fields'
import type { NewItem, NewRecord, Particulars, RecordKind, RecordView } from '@/api/records'

/** A record as the form holds it: every field as text. */
export interface Form {
  kind: RecordKind
  title: string
  post: string
  happenedAt: string
  subject: string
  values: Record<string, string>
  items: NewItem[]
}

/** `yyyy-MM-ddTHH:mm` in China, as the browser's field for a time has it. */
export function chinaMinute(instant: string | number | Date): string {
  return new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString().slice(0, 16)
}

export const blank = (kind: RecordKind, now: number): Form => ({
  kind,
  title: '',
  post: '',
  happenedAt: chinaMinute(now),
  subject: '',
  values: FIELDS[kind].some((field) => field.name === 'year') ? { year: chinaMinute(now).slice(0, 4) } : {},
  items: [],
})

/** A draft as it was saved, for going on with it. */
export function formOf({ record, particulars, items }: RecordView): Form {
  const values: Record<string, string> = {}
  for (const field of FIELDS[record.kind]) {
    const value = particulars[field.name]
    if (Array.isArray(value)) values[field.name] = value.join('\n')
    else if (value !== null && value !== undefined) values[field.name] = String(value)
  }
  return {
    kind: record.kind,
    title: record.title,
    post: record.post,
    happenedAt: record.happenedAt ? chinaMinute(record.happenedAt) : '',
    subject: record.subject ?? '',
    values,
    items: items.map(({ text, owner, due }) => ({ text, owner, due })),
  }
}

/** What the form says, as the server takes it. */
export function contentOf(form: Form, evidence: string[]): NewRecord {
  const particulars: Particulars = { kind: form.kind }
  for (const field of FIELDS[form.kind]) {
    const value = (form.values[field.name] ?? '').trim()
    if (field.as === 'lines') particulars[field.name] = value.split('\n').map((one) => one.trim()).filter(Boolean)
    else if (field.as === 'number') particulars[field.name] = value === '' ? null : Number(value)
    else particulars[field.name] = value || null
  }
  return {
    particulars,
    title: form.title.trim(),
    post: form.post || null,
    happenedAt: form.happenedAt ? `${form.happenedAt}:00+08:00` : null,
    subject: form.subject || null,
    items: form.items.filter((item) => item.text.trim()).map((item) => ({ ...item, text: item.text.trim() })),
    evidence,
  }
}
