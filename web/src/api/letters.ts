import { get, post, put } from './client'
import type { ActView } from './obligations'
import type { Role } from './session'
import type { UnitKind } from './units'
import type { Bilingual, Done } from './words'

export const PATH = '/api/letters'
export const KINDS = '/api/letter-kinds'

export const STATES = ['DRAFT', 'IN_REVIEW', 'REVIEWED', 'SIGNED', 'ISSUED', 'CLOSED', 'WITHDRAWN', 'SUPERSEDED'] as const
export type LetterState = (typeof STATES)[number]
export type DeliveryState = 'DELIVERED' | 'RECEIVED' | 'REPLIED' | 'RETURNED' | 'ACCEPTED' | 'LIFTED'
export const BOXES = ['todo', 'in', 'out'] as const
export type Box = (typeof BOXES)[number]

export type LetterStep =
  | 'AMEND' | 'SUBMIT' | 'SEND_BACK' | 'APPROVE' | 'SIGN' | 'ISSUE' | 'REMIND' | 'RECEIVE' | 'REPLY' | 'RETURN_REPLY' | 'ACCEPT_REPLY'
  | 'LIFT' | 'LINK' | 'UNLINK' | 'CLOSE' | 'SUPERSEDE' | 'WITHDRAW'

/** Who may begin a letter; of the other roles each still gets what is sent to its unit. */
export const DRAFTERS: Role[] = ['PRINCIPAL', 'COMMITTEE_OFFICE', 'SUPERVISOR', 'INSPECTOR', 'DEPARTMENT', 'ENTERPRISE']

export interface LetterRow {
  id: string
  version: number
  state: LetterState
  stateName: Bilingual
  kind: string
  kindVersion: number
  kindName: Bilingual
  title: string
  number: string | null
  unit: string
  unitName: string
  to: string[]
  toCount: number
  draftedName: string
  draftedAt: string
  signedName: string | null
  issuedAt: string | null
  matterKind: string | null
  matter: string | null
  dueDay: string | null
  received: number
  repliesDue: number
  replied: number
  accepted: number
  late: boolean
  closedAt: string | null
}

export type FieldType = 'TEXT' | 'WORDS' | 'DATE' | 'UNIT' | 'MONEY' | 'LIST' | 'ITEMS' | 'TABLE'

export interface KindField {
  key: string
  type: FieldType
  required: boolean
  max: number | null
  label: Bilingual
  help: Bilingual | null
  columns: { key: string; label: Bilingual; width: number }[]
}

/** A kind of letter in one version, as far as the pages need it. */
export interface LetterKind {
  key: string
  version: number
  name: Bilingual
  form: 'DOCUMENT' | 'LETTER' | 'MINUTES'
  series: string | null
  review: boolean
  signedBy: 'LEADER' | 'DRAFTER'
  to: UnitKind[]
  /** It may go to somebody who is no unit here. */
  parties: boolean
  /** It needs no addressee. */
  public: boolean
  receipt: boolean
  clause: string | null
  reply: { term: string; evidence: { kind: string; min: number; label: Bilingual }[] } | null
  items: string | null
  fields: KindField[]
}

export interface StoredKind {
  id: string
  unit: string | null
  unitName: string | null
  pack: string
  kind: LetterKind
}

/** A file that belongs to a letter or a reply. */
export interface FileRef {
  id: string
  sha256: string
  name: string
  kind: string
  type: string
  size: number
}

/** How a letter reads. */
export interface LetterText {
  title: string
  body: Line[]
  /** What is printed behind it, on pages of its own. */
  appendices: { title: string; body: Line[] }[]
}

export interface Line {
  kind: 'heading' | 'paragraph' | 'table'
  text: string | null
  titles: string[] | null
  rows: string[][] | null
}

export interface Reply {
  id: string
  state: string
  words: string
  files: FileRef[]
  letter: string | null
  name: string
  givenAt: string
  late: boolean
  opinion: string | null
  judgedName: string | null
  judgedAt: string | null
}

export interface Link {
  id: string
  madeName: string
  madeAt: string
  expiresAt: string
  openedAt: string | null
  usedAt: string | null
  revokedAt: string | null
}

export interface Delivery {
  id: string
  unit: string | null
  name: string
  state: DeliveryState
  stateName: Bilingual
  receiptAsked: boolean
  /** For information: nothing is expected. */
  copy: boolean
  obligation: string | null
  due: string | null
  dueDay: string | null
  late: boolean
  deliveredAt: string
  receivedAt: string | null
  receivedName: string | null
  reminders: number
  replies: Reply[]
  demands: { obligation: string; no: number; text: string; due: string; over: boolean }[]
  links: Link[]
}

export type FieldValues = Record<string, unknown>

export interface To {
  unit: string | null
  name: string
}

/** Who prints it; without a day it is the day of issue. */
export interface Imprint {
  unit: string
  date: string | null
}

export interface Letter {
  letter: LetterRow
  kind: LetterKind
  language: string
  fields: FieldValues
  to: To[]
  copies: To[]
  imprint: Imprint | null
  files: FileRef[]
  replyBy: string | null
  text: LetterText
  nextNumber: string | null
  signature: { name: string; title: string; at: string; signer: string; key: string; intact: boolean } | null
  checkCode: string | null
  checkAddress: string | null
  sha256: string | null
  supersedes: string | null
  supersededBy: string | null
  answers: string | null
  answersTitle: string | null
  answeredBy: string[]
  deliveries: Delivery[]
  timeline: ActView[]
  steps: LetterStep[]
  /** The reader's own deliveries. */
  mine: string[]
}

export interface LetterChange {
  fields: FieldValues
  to: { unit: string | null; name: string | null }[]
  files: string[]
  replyBy: string | null
  copies: { unit: string | null; name: string | null }[]
  imprint: Imprint | null
}

export interface NewLetter extends LetterChange {
  kind: string
  /** In whose name; the reader's own unit unless named. */
  unit: string | null
  matterKind: string | null
  matter: string | null
  answers: string | null
  language: string
}

export const letter = (id: string) => get<Letter>(`${PATH}/${id}`)
export const lettersAbout = (matter: string) => get<{ items: LetterRow[] }>(PATH, { query: { matter, limit: 50 } })
/** What the reader has to receive, answer, review, sign, issue or judge. */
export const lettersWaiting = async (limit: number) => (await get<{ items: LetterRow[] }>(PATH, { query: { box: 'todo', limit } })).items
export const pdfUrl = (id: string) => `${PATH}/${id}.pdf`
/** A working copy to write in, which isn't the file issued. */
export const docxUrl = (id: string) => `${PATH}/${id}.docx`
export const fileUrl = (id: string, file: FileRef) => `${PATH}/${id}/files/${file.sha256}`
export const draft = (asked: NewLetter, key: string) => post<Done>(PATH, asked, { key })
export const amend = (id: string, version: number, asked: LetterChange, key: string) => post<Done>(`${PATH}/${id}/amend`, asked, { version, key })

const VERBS: Partial<Record<LetterStep, string>> = { RECEIVE: 'receipt', REPLY: 'replies' }
export const verb = (step: LetterStep) => VERBS[step] ?? step.toLowerCase().replaceAll('_', '-')
/** Takes one step on the letter as its page saw it. */
export const take = (id: string, step: string, version: number, content: unknown, key: string) =>
  post<Done>(`${PATH}/${id}/${step}`, content, { version, key })

/** The kinds that a unit may send, the reader's own unless named. */
export const letterKinds = async (unit?: string) => (await get<{ items: StoredKind[] }>(KINDS, { query: { unit: unit || undefined } })).items
/** A unit in whose name the reader may write. */
export interface Sender {
  unit: string
  name: string
}
/** The reader's own unit first, then those it speaks for. */
export const senders = async () => (await get<{ items: Sender[] }>('/api/letter-senders')).items

/** The address of a one-time link is told this once. */
export const makeLink = (id: string, version: number, asked: { delivery: string; days: number }, key: string) =>
  post<{ id: string; version: number; address: string | null }>(`${PATH}/${id}/links`, asked, { version, key })
export const revokeLink = (id: string, link: string, version: number, key: string) => post<Done>(`${PATH}/${id}/links/${link}/revoke`, undefined, { version, key })

export interface KindFault {
  file: string
  line: number
  path: string
  reason: Bilingual
}
export interface TakenKinds {
  pack: string
  added: { id: string; key: string; version: number; name: Bilingual }[]
  known: { id: string; key: string; version: number; name: Bilingual }[]
}

const yaml = (file: File) => new Blob([file], { type: 'application/yaml' })
/** Every version of every kind, for the administrator. */
export const kindVersions = async () => (await get<{ items: StoredKind[] }>(`${KINDS}/versions`)).items
export const tryKinds = (unit: string, file: File) => post<{ good: boolean; faults: KindFault[] }>(KINDS, yaml(file), { query: { unit, file: file.name, dryRun: true } })
export const takeKinds = (unit: string, file: File) => post<TakenKinds>(KINDS, yaml(file), { query: { unit, file: file.name } })

/** What the numbers of a unit's letters begin with. */
export const mark = (unit: string) => get<{ mark: string }>(`/api/letter-marks/${unit}`)
export const setMark = (unit: string, to: string) => put<{ mark: string }>(`/api/letter-marks/${unit}`, { mark: to })
export const MARKERS: Role[] = ['PRINCIPAL', 'COMMITTEE_OFFICE']
