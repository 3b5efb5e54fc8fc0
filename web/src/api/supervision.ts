import { get, post, type Page, type Query } from './client'
import type { ActView } from './obligations'
import type { Bilingual, Done } from './words'

export const PATH = '/api/measures'
export const DIFFICULTIES = '/api/difficulties'

export const MEANS = ['REMINDER', 'INTERVIEW', 'CIRCULAR'] as const
export type Means = (typeof MEANS)[number]
export const MEASURE_STATES = ['ISSUED', 'ACKNOWLEDGED', 'HELD', 'ANSWERED', 'CLOSED', 'WITHDRAWN'] as const
export type Basis = 'OVERDUE' | 'PROGRESS_CHECK' | 'RECORD' | 'WORDS'
export type MeasureStep = 'ACKNOWLEDGE' | 'HOLD' | 'ANSWER' | 'RETURN' | 'CLOSE' | 'WITHDRAW'

export interface MeasureRow {
  id: string
  version: number
  means: string
  state: string
  unit: string
  unitName: string
  basis: string
  cited: string | null
  fault: string | null
  about: string
  finding: string
  demand: string
  clause: string
  byUnit: string
  byUnitName: string
  issuedName: string
  issuedTitle: string
  issuedAt: string
  obligation: string
  dueDay: string
  late: boolean
  acknowledgedAt: string | null
  heldAt: string | null
  answeredAt: string | null
  closedAt: string | null
}

export interface Measure {
  measure: MeasureRow
  addressee: { post: string; title: string; name: string | null }
  citedTitle: Bilingual | null
  citedOpens: boolean
  clauseText: Bilingual
  others: MeasureRow[]
  timeline: ActView[]
  steps: string[]
}

export interface Circular {
  id: string
  unitName: string
  finding: string
  demand: string
  byUnitName: string
  issuedAt: string
}

export interface Choices {
  above: boolean
  orderForced: boolean
  means: string[]
  principal: string | null
  earlier: MeasureRow[]
}

export interface NewMeasure {
  means: string
  unit: string
  basis: Basis
  cited: string | null
  fault: string | null
  follows: string | null
  finding: string
  demand: string
  dueDay: string
}

export const measure = (id: string) => get<Measure>(`${PATH}/${id}`)
export const measures = (query: Query) => get<Page<MeasureRow>>(PATH, { query })
export const choices = (unit: string, about?: string | null) => get<Choices>(`${PATH}/choices`, { query: { unit, about } })
export const issue = (asked: NewMeasure, key: string) => post<Done>(PATH, asked, { key })
export const moveMeasure = (id: string, step: string, version: number, content: unknown, key: string) =>
  post<Done>(`${PATH}/${id}/${step.toLowerCase()}`, content, { version, key })

export const DIFFICULTY_STATES = ['RAISED', 'ANSWERED', 'REOPENED', 'CLOSED'] as const
export const HELPS = ['GUIDANCE', 'COORDINATION'] as const

export interface DifficultyRow {
  id: string
  version: number
  state: string
  unit: string
  unitName: string
  title: string
  raisedName: string
  raisedAt: string
  superiorName: string
  dueDay: string
  late: boolean
  reopened: number
  answeredAt: string | null
  closedAt: string | null
}

export interface Difficulty {
  difficulty: DifficultyRow
  words: string
  about: string | null
  aboutTitle: Bilingual | null
  help: string | null
  answer: string | null
  answeredName: string | null
  obligation: string
  derivation: Bilingual
  timeline: ActView[]
  steps: string[]
}

export const difficulty = (id: string) => get<Difficulty>(`${DIFFICULTIES}/${id}`)
export const raise = (asked: { title: string; words: string; about: string | null }, key: string) => post<Done>(DIFFICULTIES, asked, { key })
export const moveDifficulty = (id: string, step: string, version: number, content: unknown, key: string) =>
  post<Done>(`${DIFFICULTIES}/${id}/${step.toLowerCase()}`, content, { version, key })

export interface Hint {
  key: string
  kind: string
  percent: number
  count: number
  sources: { kind: string; subject: string; title: string; unitName: string; personName: string; enteredAt: string }[]
  dismissedBy: string | null
  dismissedFor: string | null
}

export interface Hints {
  from: string
  to: string
  similarity: number
  nightHours: number
  nightShare: number
  nightLeast: number
  capped: boolean
  items: Hint[]
}

export const hints = (day: string) => get<Hints>('/api/hints', { query: { day } })
export const dismiss = (asked: { key: string; day: string; reason: string }, key: string) => post<Done>('/api/hints/dismiss', asked, { key })
