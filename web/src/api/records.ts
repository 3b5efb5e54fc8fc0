import { get, post } from './client'
import { PATH as OBLIGATIONS, type ActView, type Demand, type ObligationRow, type ObligationState } from './obligations'
import type { Role } from './session'
import type { Bilingual, Done } from './words'

export const KINDS = [
  'hearing', 'key-work', 'work-plan', 'key-list', 'problem', 'decision', 'thematic-inspection', 'analysis', 'check', 'session',
  'front-line-check', 'drill', 'report', 'other',
] as const
export type RecordKind = (typeof KINDS)[number]

export type RecordState = 'DRAFT' | 'FILED' | 'CLOSED' | 'WITHDRAWN'
export const RECORD_STATES: RecordState[] = ['DRAFT', 'FILED', 'CLOSED', 'WITHDRAWN']

export type RecordStep = 'AMEND' | 'FILE' | 'WITHDRAW' | 'CORRECT' | 'COORDINATE' | 'CONVEY' | 'RECEIVE' | 'PROGRESS'

/** Who may draft records; filing is for the bearer alone. */
export const DRAFTERS: Role[] = ['PRINCIPAL', 'COMMITTEE_OFFICE', 'SUPERVISOR', 'INSPECTOR', 'DEPARTMENT']

export interface RecordFile {
  id: string
  sha256: string
  kind: string
  name: string
}

/** A record as lists show it. */
export interface RecordRow {
  id: string
  version: number
  kind: RecordKind
  state: RecordState
  title: string
  unit: string
  unitName: string
  post: string
  postTitle: string
  person: string | null
  personName: string | null
  draftedName: string
  happenedAt: string | null
  enteredAt: string | null
  late: boolean
  subject: string | null
  subjectName: string | null
  reference: string | null
  itemsTotal: number
  itemsDone: number
  evidence: RecordFile[]
  corrections: number
  coordinatedAt: string | null
  conveyedAt: string | null
  closedAt: string | null
  met: string[]
  unmet: string[]
}

export interface RecordItem {
  no: number
  text: string
  owner: string | null
  ownerTitle: string | null
  ownerName: string | null
  ownerUnit: string | null
  due: string | null
  obligation: string | null
  state: ObligationState | null
  late: boolean
  receivedAt: string | null
  percent: number
  progress: string | null
}

/** An obligation that a record was counted for, or would have been but for a reason. */
export interface CountedFor {
  obligation: string
  title: Bilingual
  clause: string
  period: string | null
  met: boolean
  reason: string | null
  missing: Demand[]
  state: ObligationState | null
}

export type Particulars = { kind: RecordKind } & Record<string, string | number | string[] | null>

export interface RecordView {
  record: RecordRow
  particulars: Particulars
  entryLimit: string | null
  filedName: string | null
  draftedAt: string
  items: RecordItem[]
  counts: CountedFor[]
  timeline: ActView[]
  concerns: { id: string; name: string }[]
  steps: RecordStep[]
}

export interface NewItem {
  text: string
  owner: string | null
  due: string | null
}

export interface NewRecord {
  particulars: Particulars
  title: string
  post: string | null
  happenedAt: string | null
  subject: string | null
  items: NewItem[]
  evidence: string[]
}

export interface Suggestion {
  kinds: RecordKind[]
  post: string | null
  title: Bilingual
  subject: string | null
  subjectName: string | null
}

export const PATH = '/api/records'

export const record = (id: string) => get<RecordView>(`${PATH}/${id}`)
export const draft = (asked: NewRecord, key: string) => post<Done>(PATH, asked, { key })
export const take = (id: string, step: RecordStep, version: number, content: unknown, key: string) =>
  post<Done>(`${PATH}/${id}/${step.toLowerCase()}`, content, { version, key })
/** How the work on an obligation is recorded; no kinds where it isn't. */
export const suggestion = (obligation: string) => get<Suggestion>(`${PATH}/suggestion`, { query: { obligation } })
/** What the form of a kind offers: whose work it can be, who can be given its items, what it can be about. */
export interface RecordForm {
  unit: string
  unitName: string
  head: string | null
  headTitle: string | null
  owners: { post: string; title: string; name: string | null; unitName: string }[]
  subjects: { id: string; name: string }[]
}
export const form = (kind: RecordKind) => get<RecordForm>(`${PATH}/form`, { query: { kind } })
/** The records an obligation was met with, or tried with. */
export const recordsFor = (obligation: string) => get<{ items: RecordRow[] }>(PATH, { query: { obligation } })
/** The reader's own key tasks in hand, which a record may be filed for. */
export const keyTasksOf = () => get<{ items: ObligationRow[] }>(OBLIGATIONS, { query: { show: 'mine', originKind: 'key-task' } })
