import { get, post } from './client'
import type { ActView } from './obligations'
import type { Role } from './session'
import type { Bilingual, Done } from './words'

const PLANS = '/api/tour-plans'
const GROUPS = '/api/tour-groups'
const BUDGETS = '/api/tour-budgets'
const BUSY = '/api/busy-times'
const COMPLAINTS = '/api/tour-complaints'
const UPPER = '/api/upper-tours'

/** Who may have to do with tours: those who plan, decide or audit them, and those who may be members of a group. */
export const TOUR_READERS: Role[] = ['PRINCIPAL', 'COMMITTEE_OFFICE', 'SUPERVISOR', 'INSPECTOR', 'DEPARTMENT', 'AUDITOR']
export const TOUR_KINDS = ['REGULAR', 'SPECIAL', 'IRREGULAR'] as const
export const THEME_SETTERS = ['PARTY_WORKING_COMMITTEE', 'MANAGEMENT_COMMITTEE', 'SAFETY_COMMITTEE'] as const
export const RANKS = ['NONE', 'STAFF', 'SECTION', 'DIVISION'] as const
export const CONDITIONS = ['POLITICAL', 'INTEGRITY', 'KNOWLEDGE', 'HEALTH'] as const
export const BUSY_KINDS = ['CRITICAL_WORK', 'JOINT_ENFORCEMENT'] as const
/** Clashes that forbid a plan; the others warn. */
export const FORBIDDING: ClashKind[] = ['TWO_TOURS_AT_UNIT', 'GROUP_AT_TWO_UNITS', 'MEMBER_IN_TWO_GROUPS']

export type TourKind = (typeof TOUR_KINDS)[number]
export type ThemeSetter = (typeof THEME_SETTERS)[number]
export type Rank = (typeof RANKS)[number]
export type Condition = (typeof CONDITIONS)[number]
export type BusyKind = (typeof BUSY_KINDS)[number]
export type ClashKind = 'TWO_TOURS_AT_UNIT' | 'GROUP_AT_TWO_UNITS' | 'MEMBER_IN_TWO_GROUPS' | 'CRITICAL_WORK' | 'JOINT_ENFORCEMENT' | 'NOT_RELEASED'
export type PlanState = 'DRAFT' | 'SUBMITTED' | 'APPROVED'
export type PlanStep = 'AMEND' | 'SUBMIT' | 'SEND_BACK' | 'APPROVE' | 'ADD_TOUR' | 'DROP_TOUR' | 'APPROVE_TOUR' | 'EXTEND_TOUR' | 'CANCEL_TOUR'
export type GroupState = 'DRAFT' | 'PROPOSED' | 'APPROVED'
export type GroupStep = 'AMEND' | 'PROPOSE' | 'SEND_BACK' | 'APPROVE' | 'PROPOSE_REPLACEMENT' | 'DECIDE_REPLACEMENT'

export interface PlanRow {
  id: string
  version: number
  unit: string
  unitName: string
  year: number
  state: PlanState
  approvedAt: string | null
  toured: number
  reached: number
  tours: number
  waiting: number
}

export interface Plan {
  id: string
  version: number
  unit: string
  unitName: string
  year: number
  packVersion: number
  state: PlanState
  drawnBy: string
  drawnName: string
  approvedName: string | null
  approvedAt: string | null
}

export interface NewTour {
  id: string | null
  unit: string
  kind: TourKind
  theme: string | null
  themeSetBy: ThemeSetter | null
  themeSource: string | null
  starts: string
  ends: string
  shortReason: string | null
  group: string | null
  enterprises: string[]
}

export interface PlannedTour extends NewTour {
  id: string
  unitName: string
  approvedAt: string | null
  cancelled: { reason: string; name: string; at: string } | null
}

export interface Place {
  id: string
  name: string
}

export interface Clash {
  kind: ClashKind
  tour: string
  other: string | null
  person: string | null
  name: string | null
  starts: string
  ends: string
  words: string
}

export interface BusyTime {
  id: string
  version: number
  unit: string
  unitName: string
  kind: BusyKind
  starts: string
  ends: string
  words: string
  declaredBy: string
}

export interface NewMember {
  person: string
  leader: boolean
  official: boolean
  unit: string | null
  rank: Rank
  field: string | null
  conditions: Condition[]
}

export interface Member extends NewMember {
  name: string
  unitName: string | null
  releasedFrom: string | null
  releasedTo: string | null
}

export interface TourGroup {
  id: string
  version: number
  plan: string
  unit: string
  name: string
  state: GroupState
  proposedBy: string
  members: Member[]
  pending: { outgoing: string; outgoingName: string; incoming: Member; reason: string } | null
}

/** What the regime asks, as it stands for the sender. */
export interface Figures {
  coverage: number
  leastLength: string
  groupsLeast: number
  groupsMost: number
  membersLeast: number
  membersMost: number
  leaderRank: Rank
  conditions: number
}

/** An obligation of the office that an approval has performed. */
export interface MetDuty {
  id: string
  clause: string
  title: Bilingual
}

export interface PlanView {
  plan: Plan
  tours: PlannedTour[]
  groups: TourGroup[]
  toured: number
  units: Place[]
  leftOut: Place[]
  enterprises: Place[]
  clashes: Clash[]
  busy: BusyTime[]
  figures: Figures
  office: boolean
  steps: PlanStep[]
  met: MetDuty[]
  timeline: ActView[]
}

export interface Tie {
  unit: string
  words: string
}

export interface Declaration {
  person: string
  tour: string
  about: string[]
  ties: Tie[]
  declaredAt: string
  enteredBy: string
}

export interface GroupView {
  group: TourGroup
  year: number
  tours: PlannedTour[]
  enterprises: Place[]
  declarations: Declaration[]
  undeclared: { person: string; name: string; tour: string; unitName: string }[]
  clashes: Clash[]
  figures: Figures
  office: boolean
  steps: GroupStep[]
  timeline: ActView[]
}

export interface Proposed {
  tours: { unit: string; unitName: string; group: string; starts: string; ends: string }[]
  leftOut: { unit: string; name: string }[]
}

/** A year's line of a special fund, in yuan. */
export interface Budget {
  id: string
  version: number
  unit: string
  year: number
  fund: string
  fundTotal: number
  amount: number
  spent: number
  state: 'PROPOSED' | 'APPROVED'
  approvedName: string | null
}

export interface BudgetView {
  budget: Budget
  unitName: string
  left: number
  spendings: { id: string; amount: number; words: string; tour: string | null; spentOn: string; name: string }[]
  steps: ('APPROVE' | 'SPEND' | 'REVISE')[]
  met: MetDuty[]
  timeline: ActView[]
}

export interface NewBudget {
  year: number
  fund: string
  fundTotal: number
  amount: number
}

export interface Complaint {
  id: string
  version: number
  group: string
  person: string
  name: string
  words: string
  state: 'LOGGED' | 'UPHELD' | 'UNFOUNDED'
  loggedName: string
  loggedAt: string
  decision: string | null
  decidedName: string | null
  decidedAt: string | null
}

export interface NewUpperTour {
  sender: string
  theme: string
  starts: string
  ends: string
  liaison: string
  contact: string
}

/** A tour by which a higher level examines the unit. */
export interface UpperTour extends NewUpperTour {
  id: string
  version: number
  unit: string
  unitName: string
  liaisonName: string
  result: string | null
  enteredAt: string
  endedAt: string | null
}

export interface UpperTourView {
  tour: UpperTour
  state: 'ANNOUNCED' | 'CONCLUDED'
  steps: ('AMEND' | 'CONCLUDE')[]
  timeline: ActView[]
}

type Versioned = { id: string; version: number }

export const plans = () => get<{ items: PlanRow[] }>(PLANS)
export const plan = (id: string) => get<PlanView>(`${PLANS}/${id}`)
export const drawUp = (year: number, key: string) => post<Done>(PLANS, { year }, { key })
export const proposal = (id: string, from: string) => get<Proposed>(`${PLANS}/${id}/proposal`, { query: { from } })
/** `path` is the step, or `tours/ID/step` for a tour of the plan. */
export const takePlan = (of: Versioned, path: string, content: unknown, key: string) => post<Done>(`${PLANS}/${of.id}/${path}`, content, { version: of.version, key })

export const group = (id: string) => get<GroupView>(`${GROUPS}/${id}`)
export const formGroup = (asked: { plan: string; name: string; members: NewMember[] }, key: string) => post<Done>(GROUPS, asked, { key })
export const takeGroup = (of: Versioned, path: string, content: unknown, key: string) => post<Done>(`${GROUPS}/${of.id}/${path}`, content, { version: of.version, key })

export const busyTimes = (unit: string, year: number) => get<{ items: BusyTime[] }>(BUSY, { query: { unit, year } })
export const declareBusy = (asked: { unit: string; kind: BusyKind; starts: string; ends: string; words: string }, key: string) => post<Done>(BUSY, asked, { key })
export const withdrawBusy = (of: Versioned, key: string) => post<Done>(`${BUSY}/${of.id}/withdraw`, undefined, { version: of.version, key })

export const budgets = () => get<{ items: Budget[] }>(BUDGETS)
export const budget = (id: string) => get<BudgetView>(`${BUDGETS}/${id}`)
export const proposeBudget = (asked: NewBudget, key: string) => post<Done>(BUDGETS, asked, { key })
export const approveBudget = (of: Versioned, key: string) => post<Done>(`${BUDGETS}/${of.id}/approve`, undefined, { version: of.version, key })
export const spend = (of: Versioned, asked: { amount: number; words: string; tour: string | null; spentOn: string; evidence: string[] }, key: string) =>
  post<Done>(`${BUDGETS}/${of.id}/spend`, asked, { version: of.version, key })
/** Sets the line anew by a decision of the committee. */
export const reviseBudget = (of: Versioned, asked: { fundTotal: number; amount: number; reason: string; evidence: string[] }, key: string) =>
  post<Done>(`${BUDGETS}/${of.id}/revise`, asked, { version: of.version, key })

export const complaints = () => get<{ items: Complaint[] }>(COMPLAINTS)
export const logComplaint = (asked: { tour: string; person: string; words: string }, key: string) => post<Done>(COMPLAINTS, asked, { key })
export const decideComplaint = (of: Versioned, asked: { outcome: 'UPHELD' | 'UNFOUNDED'; decision: string }, key: string) =>
  post<Done>(`${COMPLAINTS}/${of.id}/decide`, asked, { version: of.version, key })

export const UPPER_SHEET = `${UPPER}.xlsx`
export const upperTours = () => get<{ items: UpperTour[] }>(UPPER)
export const upperTour = (id: string) => get<UpperTourView>(`${UPPER}/${id}`)
/** Who may liaise: those of the office. */
export const liaisons = () => get<{ items: { person: string; name: string; title: string }[] }>(`${UPPER}/liaisons`)
export const registerUpper = (asked: NewUpperTour, key: string) => post<Done>(UPPER, asked, { key })
export const amendUpper = (of: Versioned, asked: NewUpperTour, key: string) => post<Done>(`${UPPER}/${of.id}/amend`, asked, { version: of.version, key })
export const concludeUpper = (of: Versioned, asked: { result: string; evidence: string[] }, key: string) => post<Done>(`${UPPER}/${of.id}/conclude`, asked, { version: of.version, key })
