import { get, post, send } from './client'
import type { Role } from './session'
import type { Bilingual, Done } from './words'

const PATH = '/api/commitments'
const ROUNDS = '/api/commitment-rounds'

export const ENTERPRISES = `${PATH}/enterprises`
export const READERS: Role[] = ['PRINCIPAL', 'COMMITTEE_OFFICE', 'SUPERVISOR', 'INSPECTOR', 'DEPARTMENT', 'AUDITOR']
/** Which enterprises a list can show besides those whose commitment is missing. */
export const SHOWN = ['LATE', 'UNNOTICED', 'UNRECEIVED', 'UNREACHABLE', 'RETURNED', 'TO_JUDGE', 'COMMITTED', 'EXEMPT', 'ALL'] as const

export type Standing = 'UNNOTICED' | 'NOTICED' | 'RECEIVED' | 'RETURNED' | 'EXEMPT' | 'TO_JUDGE' | 'COMMITTED'
export type RoundStep = 'SEND' | 'REMIND' | 'LINK' | 'CLOSE'

export interface Figures {
  enterprises: number
  noticed: number
  received: number
  committed: number
  toJudge: number
  missing: number
  late: number
  exempt: number
  percent: number | null
}

export interface Place {
  id: string | null
  name: string | null
  kind: string | null
  round: boolean
  figures: Figures
}

export interface ReminderRun {
  id: string
  told: number
  byLink: number
  already: number
  unreachable: number
  unnoticed: number
  name: string
  at: string
}

/** A year's notices and commitments of one unit's territory. */
export interface Round {
  id: string
  version: number
  state: 'OPEN' | 'CLOSED'
  stateName: Bilingual
  unit: string
  unitName: string
  year: number
  due: string
  contact: string
  duties: string[]
  openedName: string
  openedAt: string
  closedAt: string | null
  steps: RoundStep[]
  sending: { batch: string; orderedName: string; orderedAt: string; progress: { running: boolean; total: number; done: number; bad: number } } | null
  reminders: ReminderRun[]
}

export interface Overview {
  year: number
  years: number[]
  total: Figures
  places: Place[]
  rounds: Round[]
  mayOpen: boolean
  suggestedDue: string
}

export interface EnterpriseRow {
  id: string
  name: string
  place: string | null
  placeName: string | null
  standing: Standing
  standingName: Bilingual
  late: boolean
  letter: string | null
  number: string | null
  noticedAt: string | null
  receivedAt: string | null
  repliedAt: string | null
  dueDay: string | null
  reminders: number
  remindedOn: string | null
  reach: 'ACCOUNT' | 'LINK' | 'NONE'
  contact: string | null
}

export interface NewRound {
  year: number
  due: string
  contact: string
  duties: string[]
  language: string
}

export const overview = (year: number | null) => get<Overview>(PATH, { query: { year } })
export const openRound = (asked: NewRound, key: string) => post<Done>(ROUNDS, asked, { key })
export const sendNotices = (round: Round, due: string | null, key: string) => post<Done>(`${ROUNDS}/${round.id}/notices`, { due }, { version: round.version, key })
export const sendReminders = (round: Round, words: string, key: string) => post<Done>(`${ROUNDS}/${round.id}/reminders`, { words }, { version: round.version, key })
/** Makes one-time links for all missing enterprises without an account; the sheet with their addresses comes this once. */
export const makeLinks = async (round: Round, anew: boolean, key: string) =>
  (await send('POST', `${ROUNDS}/${round.id}/links`, { body: { anew }, version: round.version, key, headers: { Accept: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, application/problem+json' } })).blob()
export const closeRound = (round: Round, key: string) => post<Done>(`${ROUNDS}/${round.id}/close`, undefined, { version: round.version, key })
