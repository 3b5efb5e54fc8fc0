import { get, post, type Page, type Query } from './client'
import type { Bilingual, Done } from './words'

export type ObligationState = 'OPEN' | 'ASSIGNED' | 'PERFORMED' | 'ACCEPTED' | 'WAIVED'
export const STATES: ObligationState[] = ['OPEN', 'ASSIGNED', 'PERFORMED', 'ACCEPTED', 'WAIVED']

export type Show = 'MINE' | 'VERIFY' | 'OVERDUE' | 'COMING' | 'ALL'
export const SHOWS: Show[] = ['MINE', 'VERIFY', 'OVERDUE', 'COMING', 'ALL']

/** The steps a person takes; the server's own (opening, expiring, confirming) are none of them. */
export type Step =
  | 'ASSIGN'
  | 'PERFORM'
  | 'RETURN'
  | 'ACCEPT'
  | 'REQUEST_EXTENSION'
  | 'GRANT_EXTENSION'
  | 'REFUSE_EXTENSION'
  | 'WAIVE'
  | 'TRANSFER'
  | 'URGE'
  | 'CHECK'
  | 'ESCALATE'

/** An obligation as lists show it. */
export interface ObligationRow {
  id: string
  version: number
  state: ObligationState
  late: boolean
  key: boolean
  title: Bilingual
  originKind: string
  origin: string
  pack: string | null
  clause: string
  /** What it is about where each of several counts by itself: a special committee, a leading member's post, a town. */
  subject: { id: string; name: string } | null
  unit: string
  unitName: string
  bearerPost: string | null
  bearerTitle: string | null
  bearerName: string | null
  due: string
  dueDay: string
  provisional: boolean
  returns: number
  percent?: number
  extensionAsked: boolean
  performedAt: string | null
  closedAt: string | null
}

export interface PostName {
  id: string
  title: string
  unit: string
  unitName: string
  person: string | null
  name: string | null
}

export interface ActView {
  id: string
  kind: string
  version: number
  personName: string
  postTitle: string | null
  unitName: string | null
  occurredAt: string
  enteredAt: string
  late: boolean
  facts: Record<string, unknown>
  evidence: string[]
  sealed: boolean
}

export interface Demand {
  kind: string
  min: number
  label: Bilingual
  there: number
}

export interface Obligation {
  id: string
  version: number
  state: ObligationState
  late: boolean
  key: boolean
  title: Bilingual
  originKind: string
  origin: string
  pack: string | null
  packVersion: number
  clause: string
  clauseTitle: Bilingual | null
  clauseText: Bilingual | null
  duty: string | null
  period: string | null
  subject: { id: string; name: string } | null
  unit: { id: string; name: string }
  bearer: PostName | null
  verifier: PostName | null
  verifierUnit: { id: string; name: string } | null
  openedAt: string
  due: string
  dueDay: string
  provisional: boolean
  derivation: { text: Bilingual; calendarVersion: string }
  demands: Demand[]
  evidence: string[]
  returns: number
  percent?: number
  performedAt: string | null
  closedAt: string | null
  extension: { by: string; reason: string; person: string; at: string } | null
  timeline: ActView[]
  steps: Step[]
  next: Step | null
}

export const PATH = '/api/obligations'

export const obligations = (query: Query & { show: Show }) => get<Page<ObligationRow>>(PATH, { query })
export const obligation = (id: string) => get<Obligation>(`${PATH}/${id}`)

/** Takes one step; the answer names the version it led to. */
export const take = (id: string, step: Step, version: number, content: unknown, key: string) =>
  post<Done>(`${PATH}/${id}/${step.toLowerCase().replaceAll('_', '-')}`, content, { version, key })

export interface Outcome {
  id: string
  done: Done | null
  code: string | null
  detail: string | null
}

export interface ManyAssigned {
  bearerPost: string
  note: string | null
  items: { id: string; version: number }[]
}

export const assignMany = (asked: ManyAssigned, key: string) =>
  post<{ assigned: number; items: Outcome[] }>(`${PATH}/assign`, asked, { key })

export interface KeyTask {
  title: string
  dueDay: string
  bearerPost: string | null
  verifierPost: string | null
  demands: { kind: string; min: number; label: Bilingual }[]
}

/** What is demanded as proof where the person registering a task names nothing else. */
export const PROOF = { kind: 'any', min: 1, label: { zh: '完成情况证明材料', en: 'Proof of completion' } }

export const registerKeyTask = (asked: KeyTask, key: string) => post<Done>(PATH, asked, { key })

export interface KeyTaskLine {
  unit: string
  unitName: string
  post: string
  postTitle: string
  holder: string | null
  total: number
  inTime: number
  late: number
  overdue: number
  running: number
  waived: number
  returned: number
  urged: number
}

export interface QuarterReport {
  quarter: string
  from: string
  to: string
  total: number
  closed: number
  overdue: number
  items: ObligationRow[]
}

export const keyTaskTally = (year: number) =>
  get<{ year: number; items: KeyTaskLine[] }>(`${PATH}/key-tasks`, { query: { year } })
export const keyTaskReport = (quarter: string) => get<QuarterReport>(`${PATH}/key-tasks/report`, { query: { quarter } })
export const keyTaskSheet = (quarter: string) => `${PATH}/key-tasks/report.xlsx?quarter=${quarter}`

export interface ClauseCount {
  clause: string
  open: number
  late: number
  closed: number
}

export const countsByClause = (pack?: string) =>
  get<{ items: ClauseCount[]; capped: boolean }>(`${PATH}/counts`, { query: { pack } })
