import { get, post, type Page } from './client'
import type { ActView } from './obligations'
import type { Role } from './session'
import type { Done } from './words'

export const CLUES = '/api/clues'
export const COUNTY_CHECKS = '/api/county-checks'

/** Who reads clues that concern their unit. */
export const READERS: Role[] = ['PRINCIPAL', 'COMMITTEE_OFFICE', 'SUPERVISOR', 'INSPECTOR', 'DEPARTMENT', 'AUDITOR']
/** Who hands one over for a unit. */
export const HANDS_OVER: Role[] = ['PRINCIPAL', 'COMMITTEE_OFFICE', 'SUPERVISOR']

export const STATES = ['HANDED_OVER', 'TAKEN_UP', 'ANSWERED', 'CLOSED'] as const
export const MISCONDUCT = ['CONCEALMENT', 'WITHHOLDING', 'INTERFERENCE', 'NO_RECTIFICATION', 'RETALIATION'] as const
export const SEVERITIES = ['LIGHT', 'SERIOUS', 'GRAVE'] as const
export const HANDLINGS = ['UNFOUNDED', 'CRITICISM', 'CIRCULAR', 'DISCIPLINE', 'JUSTICE'] as const

export interface Clue {
  id: string
  version: number
  state: string
  kind: 'DUTY' | 'MISCONDUCT'
  type: string | null
  unitName: string
  aboutName: string
  person: string | null
  tour: string | null
  words: string
  handlerName: string
  followerName: string
  sealed: boolean
  obligation: string
  severity: string | null
  handling: string | null
  result: string | null
  remark: string | null
  handedOverAt: string
  closedAt: string | null
}

export interface ClueView {
  clue: Clue
  steps: string[]
  unseals: boolean
  /** The last day on which an answer is in time. */
  dueDay: string
  late: boolean
  timeline: ActView[]
}

export interface Told {
  about: string
  person: string | null
  words: string
  reporter: { name: string; contact: string | null } | null
}

export interface TourChoice {
  id: string
  unitName: string
  planned: { starts: string; ends: string }
}

export const clue = (id: string) => get<ClueView>(`${CLUES}/${id}`)
export const handOver = (told: Told, key: string) => post<Done>(CLUES, told, { key })
export const misconduct = (told: Told & { tour: string; type: string }, key: string) => post<Done>(`${CLUES}/misconduct`, told, { key })
export const moveClue = (id: string, step: string, version: number, content: unknown, key: string) =>
  post<Done>(`${CLUES}/${id}/${step.toLowerCase().replace('_', '-')}`, content, { version, key })
/** Breaks the seal: the reading and its reason become an act. */
export const reporter = (id: string, reason: string, key: string) => post<{ name: string; contact: string | null }>(`${CLUES}/${id}/reporter`, { reason }, { key })
/** The tours the asker knows of. */
export const tours = () => get<Page<TourChoice>>('/api/tours')

export interface CountyDocument {
  no: number
  title: string
  evidence: string | null
  filedName: string | null
  filedAt: string | null
}

export interface CountyCheck {
  id: string
  version: number
  state: string
  title: string
  cityName: string
  partnerName: string
  countyName: string
  documents: CountyDocument[]
  obligation: string | null
  proposedAt: string
  closedAt: string | null
}

export interface CountyCheckView {
  check: CountyCheck
  steps: string[]
  /** The last day on which the county's documents are in time; null until it is open. */
  dueDay: string | null
  late: boolean
  timeline: ActView[]
}

export const countyCheck = (id: string) => get<CountyCheckView>(`${COUNTY_CHECKS}/${id}`)
export const propose = (asked: { county: string; partner: string; title: string; documents: string[] }, key: string) => post<Done>(COUNTY_CHECKS, asked, { key })
export const moveCheck = (id: string, step: string, version: number, content: unknown, key: string) =>
  post<Done>(`${COUNTY_CHECKS}/${id}/${step.toLowerCase().replace('_', '-')}`, content, { version, key })
