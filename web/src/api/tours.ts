import { get, post, type Page } from './client'
import type { Evidence } from './evidence'
import type { ActView, ObligationRow } from './obligations'
import type { Done } from './words'

export const STATES = [
  'PLANNED', 'NOTIFIED', 'ENTERED', 'AT_WORK', 'ENDED', 'REPORTED', 'APPROVED', 'FED_BACK', 'RECTIFIED', 'REVIEWED', 'PUBLISHED', 'CLOSED',
] as const
/** One that was cancelled before its entry is off the path of the others. */
export type TourState = (typeof STATES)[number] | 'CANCELLED'
export const ALL_STATES: readonly TourState[] = [...STATES, 'CANCELLED']

export const AREAS = [
  'CENTRAL_DECISIONS', 'HIGHER_AND_DISTRICT_DECISIONS', 'RESPONSIBILITIES', 'PLANNING_AND_TRAINING', 'PREVENTION', 'CAPACITY_AND_EMERGENCY',
  'CREDIT_AND_REPORTS', 'ACCIDENTS', 'OTHER',
] as const
export type Area = (typeof AREAS)[number]

export const METHODS = ['REPORTS', 'MEETINGS', 'FILES_LETTERS_CALLS', 'INTERVIEWS', 'UNANNOUNCED', 'ASSIGNED'] as const
export type Method = (typeof METHODS)[number]

export const SEVERITIES = ['PROBLEM', 'HAZARD', 'MAJOR_HAZARD'] as const
export type Severity = (typeof SEVERITIES)[number]

export const CATEGORIES = ['ILLEGAL_OPERATION', 'LAW_BROKEN', 'RULE_BROKEN'] as const
export const REMITS = ['DEPARTMENT', 'PARTY_WORKING_COMMITTEE', 'MANAGEMENT_COMMITTEE'] as const

export type TourStep =
  | 'NOTIFY' | 'TRAIN' | 'ENTER' | 'BRIEF' | 'VISIT' | 'LOG' | 'FIND' | 'LEAVE_OUT' | 'RAISE' | 'END' | 'REPORT' | 'RETURN' | 'APPROVE'
  | 'FEED_BACK' | 'PRESS' | 'TRANSFER' | 'RECTIFY' | 'SEND_BACK' | 'REVIEW' | 'PUBLISH' | 'COPY' | 'CLOSE' | 'CANCEL'

/** Who takes a step. */
export type Side = 'OFFICE' | 'COMMITTEE' | 'LEADER' | 'MEMBER' | 'UNIT'

export interface PlannedTour {
  id: string
  unit: string
  unitName: string
  kind: string
  theme: string | null
  themeSource: string | null
  starts: string
  ends: string
  shortReason: string | null
  group: string | null
  enterprises: string[]
  cancelled: { reason: string; name: string; at: string } | null
}

export interface Team {
  group: string
  name: string
  approved: boolean
  leader: string
  leaderName: string
  /** Names by person. */
  members: Record<string, string>
}

export interface TourRow {
  id: string
  version: number
  state: TourState
  sender: string
  senderName: string
  unit: string
  unitName: string
  planned: PlannedTour
  team: Team | null
  /** The obligation whose day the tour waits for. */
  waitsFor: ObligationRow | null
}

export interface Progress {
  notifiedOn: string | null
  trained: string[]
  enteredOn: string | null
  briefing: string | null
  checklist: number
  endedOn: string | null
  report: { problems: string; recommendations: string; at: string; late: boolean } | null
  feedback: { overview: string; advice: string[]; letter: string; at: string } | null
  copies: { unit: string; unitName: string; letter: string; at: string }[]
  publication: { title: string; feedback: string; rectification: string; at: string } | null
  obligations: { training: string | null; report: string | null; rectification: string | null }
}

export interface TourFinding {
  id: string
  area: Area
  title: string
  words: string
  basis: string
  severity: Severity
  violation: boolean
  unit: string
  unitName: string
  visit: string | null
  evidence: string[]
  foundAt: string
  name: string
  hazard: string | null
  obligation: string | null
  closedAt: string | null
}

export interface Transfer {
  id: string
  finding: string
  category: string
  remit: string
  unit: string
  unitName: string
  words: string
  obligation: string
  letter: string
  transferredAt: string
  answeredAt: string | null
  closedAt: string | null
}

export interface TourView {
  tour: {
    id: string
    version: number
    state: TourState
    sender: string
    senderName: string
    unit: string
    unitName: string
    /** Of a light tour, such as a county check's work on the spot: what it is about, and who makes it too. */
    light: { matter: string; partner: string; partnerName: string } | null
    progress: Progress
  }
  /** Null for a light tour. */
  planned: PlannedTour | null
  team: Team | null
  findings: TourFinding[]
  unexamined: { area: Area; reason: string; name: string }[]
  /** Areas that have neither a finding nor a reason. */
  missing: Area[]
  transfers: Transfer[]
  /** How many bodies are yet to get a copy of its result. */
  copiesLeft: number
  /** By when they get it; null before the review, and for whoever is toured. */
  copiesDue: { day: string; late: boolean } | null
  obligations: ObligationRow[]
  steps: TourStep[]
  timeline: ActView[]
}

export interface TourVisit {
  id: string
  method: Method
  place: string
  words: string
  assigned: string | null
  happenedAt: string
  enteredAt: string
  name: string
  evidence: string[]
}

export interface LogEntry {
  id: string
  day: string
  name: string
  words: string
  enteredAt: string
}

export interface ChecklistItem {
  area: Area
  text: string
  /** Of the product's own questions; a place writes its own in one language. */
  english?: string | null
}

export interface Checklist {
  version: number
  items: ChecklistItem[]
}

export interface Overview {
  year: number
  coverage: {
    plan: string
    sender: string
    senderName: string
    approved: boolean
    toured: number
    places: { unit: string; unitName: string; tour: string | null; state: TourState | null; starts: string | null }[]
  }[]
  stages: { state: TourState; count: number }[]
  findings: { total: number; open: number; late: number; closed: number; medianDays: number | null }
  repeats: { tour: string; unit: string; unitName: string; area: Area; findings: number; earlier: string[] }[]
  /** The performance record: what each closed tour came to. */
  results: {
    tour: string
    unit: string
    unitName: string
    sender: string
    year: number
    problems: number
    hazards: number
    majorHazards: number
    violations: number
    rectifiedLate: boolean
    late: number
    enteredAt: string
  }[]
}

export interface PublicTour {
  id: string
  senderName: string
  unitName: string
  title: string
  feedback: string
  rectification: string
  publishedAt: string
}

export const PATH = '/api/tours'
export const PUBLIC_PATH = '/api/public/tours'

/** Paths of the steps that aren't called by their own name. */
const VERBS: Partial<Record<TourStep, string>> = {
  VISIT: 'visits', LOG: 'log', FIND: 'findings', RETURN: 'return-report', APPROVE: 'approve-report', SEND_BACK: 'return-rectification',
}
/** What groups add many at a time, and later: each counts once by its key, whatever the tour's version. */
const ADDED: TourStep[] = ['VISIT', 'LOG', 'FIND']

/** The tours of the groups the reader is in. */
export const myTours = async () => (await get<Page<TourRow>>(PATH, { query: { mine: true, limit: 50 } })).items
/** Those a group has still to make, up to the feedback; the first to begin first. */
export const atWork = (rows: TourRow[]) =>
  rows
    .filter((one) => ALL_STATES.indexOf(one.state) < ALL_STATES.indexOf('FED_BACK'))
    .sort((a, b) => a.planned.starts.localeCompare(b.planned.starts))
export const tour = (id: string) => get<TourView>(`${PATH}/${id}`)
export const visits = async (id: string) => (await get<Page<TourVisit>>(`${PATH}/${id}/visits`)).items
export const log = async (id: string) => (await get<Page<LogEntry>>(`${PATH}/${id}/log`)).items
export const checklist = (id: string) => get<Checklist>(`${PATH}/${id}/checklist`)
export const files = async (id: string) => new Map((await get<Page<Evidence>>(`${PATH}/${id}/files`)).items.map((one) => [one.id, one]))
/** Problems and recommendations that the recorded facts propose. */
export const reportDraft = (id: string) => get<{ title: string; problems: string; recommendations: string }>(`${PATH}/${id}/report-draft`)
export const reportFile = (id: string, kind: 'pdf' | 'docx') => `${PATH}/${id}/report.${kind}`
export const overview = (year: number) => get<Overview>(`${PATH}/overview`, { query: { year } })

/** Takes one step; raising names its finding in the path. */
export function take(view: TourView, step: TourStep, content: Record<string, unknown>, key: string): Promise<Done> {
  const { id, version } = view.tour
  const { finding, ...rest } = content
  const verb = step === 'RAISE' ? `findings/${String(finding)}/raise` : (VERBS[step] ?? step.toLowerCase().replaceAll('_', '-'))
  const body = step === 'RAISE' || step === 'ENTER' || step === 'CLOSE' ? undefined : step === 'TRANSFER' ? content : rest
  return post<Done>(`${PATH}/${id}/${verb}`, body, ADDED.includes(step) ? { key } : { version, key })
}

/** Calls a tour off from where its version isn't known. */
export const cancelTour = async (id: string, reason: string, key: string) => {
  const { version } = (await tour(id)).tour
  return post<Done>(`${PATH}/${id}/cancel`, { reason }, { version, key })
}

export const writeChecklist = (asked: { unit: string; items: ChecklistItem[] }, key: string) => post<Done>('/api/tour-checklists', asked, { key })
