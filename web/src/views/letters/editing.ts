import type { Evidence } from '@/api/evidence'
import type { FieldValues, FileRef, KindField, Letter, LetterChange, LetterKind, To } from '@/api/letters'
import type { Problem } from '@/api/problem'

export interface Item {
  text: string
  due: string
}
export type Row = Record<string, string>
/** What a field of the form holds: lists as one text with an entry on each line. */
export type Value = string | Item[] | Row[]

/** A letter as its form holds it. */
export interface Form {
  to: To[]
  values: Record<string, Value>
  copies: To[]
  imprint: { unit: string; date: string }
  files: Evidence[]
  replyBy: string
  language: string
}

const isSeveral = (field: KindField) => field.type === 'ITEMS' || field.type === 'TABLE'
const text = (value: unknown) => (value === null || value === undefined ? '' : String(value))

export const blank = (kind: LetterKind): Form => ({
  to: [],
  values: Object.fromEntries(kind.fields.map((field) => [field.key, isSeveral(field) ? [] : ''])),
  copies: [],
  imprint: { unit: '', date: '' },
  files: [],
  replyBy: '',
  language: 'zh',
})

/** A statement about one's own work goes to nobody else. */
export const hasCopies = (kind: LetterKind) => kind.signedBy === 'LEADER'
/** Who printed it and when is said by the forms of GB/T 9704-2012 but the letter. */
export const hasImprint = (kind: LetterKind) => hasCopies(kind) && kind.form !== 'LETTER'

/** A file that already goes with the letter, as the uploader shows files. */
export const asEvidence = (file: FileRef): Evidence => ({
  ...file,
  kind: file.kind as Evidence['kind'],
  capturedAt: null,
  captureSaid: false,
  latitude: null,
  longitude: null,
  device: null,
  uploaderName: '',
  uploadedAt: '',
})

function valueOf(field: KindField, value: unknown): Value {
  const several = Array.isArray(value) ? value : []
  if (field.type === 'LIST') return several.map(text).join('\n')
  if (field.type === 'ITEMS') return several.map((one: Partial<Item>) => ({ text: text(one.text), due: text(one.due) }))
  if (field.type === 'TABLE') return several.map((one: Row) => Object.fromEntries(field.columns.map(({ key }) => [key, text(one[key])])))
  return text(value)
}

/** A draft as it was saved, for going on with it. */
export const formOf = (view: Letter): Form => ({
  to: view.to.map(({ unit, name }) => ({ unit, name })),
  values: Object.fromEntries(view.kind.fields.map((field) => [field.key, valueOf(field, view.fields[field.key])])),
  copies: view.copies.map(({ unit, name }) => ({ unit, name })),
  imprint: { unit: view.imprint?.unit ?? '', date: view.imprint?.date ?? '' },
  files: view.files.map(asEvidence),
  replyBy: view.replyBy ?? '',
  language: view.language,
})

function said(field: KindField, value: Value | undefined): unknown {
  if (field.type === 'ITEMS')
    return ((value ?? []) as Item[]).filter((one) => one.text.trim()).map((one) => ({ text: one.text.trim(), ...(one.due ? { due: one.due } : {}) }))
  if (field.type === 'TABLE') return ((value ?? []) as Row[]).filter((one) => Object.values(one).some((cell) => cell.trim()))
  const words = String(value ?? '').trim()
  return field.type === 'LIST' ? words.split('\n').map((one) => one.trim()).filter(Boolean) : words
}

const parties = (some: To[]) => some.map(({ unit, name }) => ({ unit, name: unit ? null : name }))

/** What the form says, as the server takes it; fields left empty aren't named. */
export function contentOf(form: Form, kind: LetterKind): LetterChange {
  const fields: FieldValues = {}
  for (const field of kind.fields) {
    const value = said(field, form.values[field.key])
    if ((value as string | unknown[]).length > 0) fields[field.key] = value
  }
  return {
    fields,
    to: parties(form.to),
    files: form.files.map((one) => one.id),
    replyBy: form.replyBy || null,
    copies: hasCopies(kind) ? parties(form.copies) : [],
    imprint: hasImprint(kind) && (form.imprint.unit.trim() || form.imprint.date) ? { unit: form.imprint.unit.trim(), date: form.imprint.date || null } : null,
  }
}

/** The required fields that are still empty. */
export const lacking = (form: Form, kind: LetterKind): KindField[] =>
  kind.fields.filter((field) => field.required && (said(field, form.values[field.key]) as string | unknown[]).length === 0)

/** What the server refused in a field or in one of its entries. */
export const fault = (problem: Problem | null | undefined, name: string): string | undefined =>
  problem?.violations.find(({ field }) => field === name || field.startsWith(`${name}[`))?.message
