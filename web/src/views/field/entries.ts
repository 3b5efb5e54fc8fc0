import { newKey } from '@/api/client'
import type { Violation } from '@/api/problem'
import { chinaDate } from '@/ui/format'
import { corrected, differs, type Moment } from './times'

/** What a member writes down in the field, as the phone keeps it until the server has it, and a while longer. */
export const KINDS = ['visit', 'finding', 'log'] as const
export type Kind = (typeof KINDS)[number]
export const METHODS = ['REPORTS', 'MEETINGS', 'FILES_LETTERS_CALLS', 'INTERVIEWS', 'UNANNOUNCED', 'ASSIGNED'] as const
export const AREAS = [
  'CENTRAL_DECISIONS', 'HIGHER_AND_DISTRICT_DECISIONS', 'RESPONSIBILITIES', 'PLANNING_AND_TRAINING', 'PREVENTION',
  'CAPACITY_AND_EMERGENCY', 'CREDIT_AND_REPORTS', 'ACCIDENTS', 'OTHER',
] as const
export type Area = (typeof AREAS)[number]
export const SEVERITIES = ['PROBLEM', 'HAZARD', 'MAJOR_HAZARD'] as const

/**
 * DRAFT is being written, WAITING is to be sent, SENT has been answered by the server, REFUSED wants a decision of the person's, ASIDE was
 * taken out of the queue by them and stays on the phone until they delete it.
 */
export type State = 'DRAFT' | 'WAITING' | 'SENT' | 'REFUSED' | 'ASIDE'

export interface Fields {
  method: string
  place: string
  words: string
  assigned: string
  day: string
  area: string
  title: string
  basis: string
  severity: string
  violation: boolean
  unit: string
  /** The visit at which it was found: the key of an entry on this phone, or the id of one that the server has. */
  visit: string
}

export type Body = Record<string, unknown>

/** Why the server refused, and what it has itself. */
export interface Refusal {
  at: number
  status: number
  code: string
  title: string
  detail: string
  clause: string | null
  violations: Violation[]
  /** The tour's state when it was refused; null when the server couldn't be asked. */
  tourState: string | null
  /** The record that the server has in this one's place. */
  copy: Body | null
}

export interface Entry {
  /** Made once on the phone; names the entry here and, as its idempotency key, on the server. */
  key: string
  person: string
  tour: string
  kind: Kind
  state: State
  begun: Moment
  fields: Fields
  /** Sent word for word until the server has answered: what its first arrival did mustn't be done again by another wording. */
  attempt: Body | null
  id: string | null
  sentAt: number | null
  refusal: Refusal | null
  /** Why it hasn't gone yet, in words. */
  error: string | null
}

export interface Attachment {
  id: string
  entry: string
  person: string
  name: string
  type: string
  size: number
  taken: Moment
  /** Gone from the phone once the server has the entry. */
  blob: Blob | null
  /** The upload that was announced to the server, and what came of it. */
  upload: string
  evidence: string
}

export function newEntry(kind: Kind, person: string, tour: string, begun: Moment, given: Partial<Fields> = {}): Entry {
  const fields: Fields = {
    method: '', place: '', words: '', assigned: '', day: chinaDate(corrected(begun, null)), area: '', title: '', basis: '',
    severity: 'PROBLEM', violation: false, unit: '', visit: '', ...given,
  }
  return {
    key: newKey(), person, tour, kind, state: 'DRAFT', begun, fields, attempt: null, id: null, sentAt: null, refusal: null, error: null,
  }
}

export function newAttachment(entry: Entry, file: File, taken: Moment): Attachment {
  const { name, type, size } = file
  return { id: newKey(), entry: entry.key, person: entry.person, name, type, size, taken, blob: file, upload: '', evidence: '' }
}

/** The fields that are still missing before it can be sent. */
export function missing(entry: Entry, files: number): string[] {
  const { fields } = entry
  const wanted: (keyof Fields)[] = {
    visit: ['method', 'place', 'words', ...(fields.method === 'ASSIGNED' ? ['assigned' as const] : [])] as (keyof Fields)[],
    finding: ['area', 'title', 'words', 'basis', 'severity', 'unit'] as (keyof Fields)[],
    log: ['day', 'words'] as (keyof Fields)[],
  }[entry.kind]
  const left: string[] = wanted.filter((name) => !String(fields[name]).trim())
  return entry.kind === 'finding' && files === 0 ? [...left, 'evidence'] : left
}

/** An entry in which nothing was written: it may go without a question. */
export const blank = (entry: Entry, files: number) =>
  files === 0 && !entry.refusal && [entry.fields.place, entry.fields.words, entry.fields.title, entry.fields.basis, entry.fields.assigned].every((text) => !text.trim())

/** What keeps a finding from going: the visit it names, as long as that may still get an id. */
export function waitsFor(entry: Entry, all: Entry[]): Entry | undefined {
  if (entry.kind !== 'finding' || !entry.fields.visit) return undefined
  return all.find((other) => other.key === entry.fields.visit && (other.state === 'WAITING' || other.state === 'DRAFT' || other.state === 'REFUSED'))
}

/** The visit's id on the server; without one that ever gets there the finding goes alone. */
function visitId(entry: Entry, all: Entry[]): string | undefined {
  const named = all.find((other) => other.key === entry.fields.visit)
  if (named) return named.id ?? undefined
  return /^[0-9a-f]{8}-/.test(entry.fields.visit) ? entry.fields.visit : undefined
}

/** The command's content. A time is the server's as near as the phone can tell, never later than it is there now. */
export function bodyOf(entry: Entry, files: Attachment[], all: Entry[], ahead: number, serverNow: number): Body {
  const { fields, begun } = entry
  const at = new Date(Math.min(corrected(begun, ahead), serverNow)).toISOString()
  const phoneTime = differs(begun, ahead) ? new Date(begun.phone).toISOString() : undefined
  const evidence = files.map((file) => file.evidence)
  switch (entry.kind) {
    case 'visit':
      return {
        method: fields.method, place: fields.place.trim(), words: fields.words.trim(), assigned: fields.assigned.trim() || undefined,
        happenedAt: at, phoneTime, evidence,
      }
    case 'log':
      return { day: fields.day, words: fields.words.trim() }
    case 'finding':
      return {
        area: fields.area, title: fields.title.trim(), words: fields.words.trim(), basis: fields.basis.trim(), severity: fields.severity,
        violation: fields.violation, unit: fields.unit, visit: visitId(entry, all), foundAt: at, phoneTime, evidence,
      }
  }
}

export interface Waiting {
  count: number
  bytes: number
  /** When the oldest of them was begun. */
  since: Moment | null
  refused: number
  drafts: number
  error: string | null
}

/** What hasn't arrived yet. */
export function waiting(entries: Entry[], files: Attachment[]): Waiting {
  const open = entries.filter((entry) => entry.state === 'WAITING').sort((a, b) => a.begun.phone - b.begun.phone)
  const keys = new Set(open.map((entry) => entry.key))
  const bytes = files.filter((file) => keys.has(file.entry) && !file.evidence).reduce((sum, file) => sum + file.size, 0)
  return {
    count: open.length,
    bytes: bytes + open.reduce((sum, entry) => sum + JSON.stringify(entry.fields).length, 0),
    since: open[0]?.begun ?? null,
    refused: entries.filter((entry) => entry.state === 'REFUSED').length,
    drafts: entries.filter((entry) => entry.state === 'DRAFT').length,
    error: open.find((entry) => entry.error)?.error ?? null,
  }
}
