import type { Grade, Harm } from './accidents'
import type { Figures } from './board'
import { get, post, search, type Query } from './client'
import type { ObligationRow, ObligationState } from './obligations'
import type { Role } from './session'
import type { Bilingual, Done } from './words'

export type Standing = 'IN_TIME' | 'LATE' | 'MISSED' | 'TO_COME' | 'WAIVED'

/** Accidents counted, with whom they harmed and what they cost in yuan. */
export type Toll = Harm & { accidents: number }

export interface Situation {
  unit: string
  unitName: string
  period: string
  from: string
  to: string
  asOf: string
  due: string | null
  periods: { obligation: string; name: string | null; due: string; state: ObligationState; performedAt: string | null; standing: Standing }[]
  hazards: { kind: 'GENERAL' | 'MAJOR'; found: number; closed: number; open: number; late: number }[]
  months: { month: string; found: number; closed: number }[]
  categories: { category: string; found: number }[]
  duties: Figures
  rate: number | null
  overdue: ObligationRow[]
  accidents: { now: Toll; before: Toll; beforeFrom: string; beforeTo: string; grades: { grade: Grade; toll: Toll }[] }
}

export interface ArchiveEntry {
  record: string | null
  obligation: string | null
  kind: Bilingual
  title: Bilingual
  unitName: string
  postTitle: string
  happenedAt: string
  enteredAt: string
  late: boolean
  evidence: number
  serves: { obligation: string; clause: string; title: Bilingual }[]
}

export interface ArchiveItem {
  clause: string
  duty: string | null
  title: Bilingual
  unitName: string
  keyTask: boolean
  entries: number
  due: number
  overdue: number
  gap: boolean
  obligations: { id: string; state: ObligationState; due: string; late: boolean; inTime: boolean; performedAt: string | null }[]
}

export interface DutyArchive {
  person: string
  name: string
  period: string
  from: string
  to: string
  asOf: string
  posts: { post: string; title: string; role: Role; unit: string; unitName: string; from: string; until: string | null }[]
  entries: ArchiveEntry[]
  items: ArchiveItem[]
  totals: { entries: number; lateEntries: number; unlinked: number; items: number; covered: number; gaps: number; inTime: number; late: number; overdue: number }
}

export type StatementKind = 'STATEMENT' | 'REPORT'

export interface Statement {
  kind: StatementKind
  period: string
  title: string
  text: string
}

export const SITUATION_READERS: Role[] = ['PRINCIPAL', 'COMMITTEE_OFFICE', 'SUPERVISOR', 'INSPECTOR', 'DEPARTMENT', 'AUDITOR']

export const situation = (query: Query) => get<Situation>('/api/situation', { query })
export const situationFile = (kind: 'pdf' | 'xlsx', query: Query) => `/api/situation.${kind}${search(query)}`
export const recordSituation = (said: { period: string; conclusions: string }, key: string) => post<Done>('/api/situation/records', said, { key })

export const archive = (query: Query) => get<DutyArchive>('/api/archive', { query })
export const archiveFile = (kind: 'pdf' | 'zip', query: Query) => `/api/archive.${kind}${search(query)}`
export const statement = (kind: StatementKind, period: string) => get<Statement>('/api/archive/statement', { query: { kind, period } })
export const giveStatement = (given: Statement & { to: string | null }, key: string) => post<Done>('/api/archive/statements', given, { key })
