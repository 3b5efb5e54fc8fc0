import { get, post, type Page, type Query } from './client'
import type { ActView, Demand } from './obligations'
import type { Bilingual, Done } from './words'

export const REPORTS = '/api/campaign-reports'
export const PATH = '/api/campaigns'

export interface ReportRow {
  obligation: string
  kind: string
  unit: string
  unitName: string
  bearerName: string | null
  dueDay: string
  state: string
  late: boolean
  performedAt: string | null
  report: string | null
  reportState: string | null
}

export interface Figures {
  quarter: string
  hazardsFound: number
  hazardsClosed: number
  hazardsOpen: number
  hazardsLate: number
  dutiesInTime: number
  dutiesLate: number
  dutiesOverdue: number
  sessions: number
  checks: number
  problemsFound: number
  problemsResolved: number
}

export interface Report {
  id: string
  version: number
  kind: string
  state: string
  unit: string
  unitName: string
  period: string
  obligation: string
  dueDay: string
  late: boolean
  derivation: Bilingual
  demands: Demand[]
  evidence: string[]
  words: string
  figures: Figures | null
  reason: string | null
  submittedAt: string | null
  submittedBy: string | null
  timeline: ActView[]
  steps: string[]
}

export interface QuarterCheck {
  id: string
  quarter: string
  unit: string
  unitName: string
  words: string
  byName: string
  checkedAt: string
  laggards: { unit: string; unitName: string; measure: string; state: string; dueDay: string; late: boolean }[]
}

export interface PresenceRow {
  unit: string
  unitName: string
  sessions: number
  sessionsLeast: number
  checks: number
  checksLeast: number
  problemsFound: number
  problemsResolved: number
  none: boolean
  tooFew: boolean
}

export interface ChargeView {
  id: string
  version: number
  kind: string
  name: string
  unit: string
  post: string
  postTitle: string
  holder: string | null
  towns: string[]
  checks: number
}

export interface TownCheck {
  id: string
  charge: string
  kind: string
  byName: string
  checkedAt: string
  enteredLate: boolean
  result: string
  findings: { no: number; text: string; obligation: string; state: string | null; late: boolean }[]
  met: string[]
  closed: boolean
}

export interface TownMonth {
  town: string
  townName: string
  demanded: boolean
  none: boolean
  uncovered: boolean
  missing: string[]
  found: number
  open: number
  late: number
  checks: TownCheck[]
}

export interface TownBoard {
  month: string
  charges: ChargeView[]
  towns: TownMonth[]
  /** There are towns it doesn't show; they are asked for by name. */
  more: boolean
}

export const owed = (query: Query) => get<Page<ReportRow>>(REPORTS, { query })
export const report = (id: string) => get<Report>(`${REPORTS}/${id}`)
export const draft = (asked: { obligation: string; language: string }, key: string) => post<Done>(REPORTS, asked, { key })
export const moveReport = (id: string, step: string, version: number, content: unknown, key: string) =>
  post<Done>(`${REPORTS}/${id}/${step.toLowerCase()}`, content, { version, key })

export const quarterChecks = (year: number, cursor?: string) =>
  get<{ year: number; demanded: boolean; unchecked: string[] } & Page<QuarterCheck>>(`${PATH}/checks`, { query: { year, cursor } })
export const fileCheck = (asked: unknown, key: string) => post<Done>(`${PATH}/checks`, asked, { key })
export const presence = (quarter: string) =>
  get<{ quarter: string; from: string; to: string; items: PresenceRow[] }>(`${PATH}/presence`, { query: { quarter } })
export const townBoard = (month: string, q: string) => get<TownBoard>(`${PATH}/towns`, { query: { month, q } })
export const giveCharge = (asked: { kind: string; name: string; post: string; towns: string[] }, key: string) =>
  post<Done>(`${PATH}/charges`, asked, { key })
export const endCharge = (id: string, version: number, key: string) => post<Done>(`${PATH}/charges/${id}/end`, undefined, { version, key })
export const fileTownCheck = (asked: unknown, key: string) => post<Done>(`${PATH}/town-checks`, asked, { key })

/** The quarter of a day in China, as `2026Q1`. */
export const quarterOf = (day: string) => `${day.slice(0, 4)}Q${Math.floor((Number(day.slice(5, 7)) + 2) / 3)}`

/** The quarters up to this one, the latest first. */
export function quartersBefore(day: string, count = 6): string[] {
  let [year, quarter] = [Number(day.slice(0, 4)), Math.floor((Number(day.slice(5, 7)) + 2) / 3)]
  return Array.from({ length: count }, () => {
    const name = `${year}Q${quarter}`
    quarter -= 1
    if (quarter === 0) [year, quarter] = [year - 1, 4]
    return name
  })
}

/** The months up to this one, the latest first. */
export function monthsBefore(day: string, count = 12): string[] {
  let [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  return Array.from({ length: count }, () => {
    const name = `${year}-${String(month).padStart(2, '0')}`
    month -= 1
    if (month === 0) [year, month] = [year - 1, 12]
    return name
  })
}
