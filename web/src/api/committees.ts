import { get, post } from './client'
import type { Role } from './session'
import type { Done } from './words'

export type Seat = 'DIRECTOR' | 'CHAIR' | 'MEMBER'
export type CommitteeKind = 'COMMITTEE' | 'SPECIAL_COMMITTEE'

export interface SeatView {
  id: string
  seat: Seat
  person: string
  name: string
  from: string
  to: string | null
}

export interface Committee {
  id: string
  version: number
  name: string
  kind: string
  /** The unit whose committee it is. */
  of: string
  ofName: string
  sector: string | null
  rules: string
  opened: string
  closed: string | null
  sample: boolean
  seats: SeatView[]
}

export interface CommitteePage {
  committee: Committee
  /** Everybody who ever sat in it, latest first. */
  history: SeatView[]
}

export const LACKS = ['COMMITTEE', 'DIRECTORS', 'SPECIAL_COMMITTEES', 'CHAIR', 'MEMBERS', 'SECTOR', 'RULES'] as const
export type Lack = (typeof LACKS)[number]

/** One thing that a unit's regime asks of its committees and that isn't there. */
export interface Gap {
  unit: string
  unitName: string
  committee: string | null
  committeeName: string | null
  lack: Lack
  demanded: number
  there: number
  clause: string
}

export const PATH = '/api/committees'
/** Who may found committees and give seats in their own area. */
export const KEEPERS: Role[] = ['ADMINISTRATOR', 'COMMITTEE_OFFICE', 'PRINCIPAL']

export const committee = (id: string) => get<CommitteePage>(`${PATH}/${id}`)
export const gaps = (query: { unit?: string; lack?: string } = {}) => get<{ counts: Partial<Record<Lack, number>>; items: Gap[] }>(`${PATH}/gaps`, { query })
export const found = (asked: { of: string; kind: string; name: string; sector: string | null; rules: string; opened: string | null }, key: string) =>
  post<Done>(PATH, asked, { key })
export const describe = (id: string, version: number, asked: { sector: string | null; rules: string }, key: string) =>
  post<Done>(`${PATH}/${id}/describe`, asked, { version, key })
export const seat = (id: string, version: number, asked: { person: string; seat: string; from: string | null }, key: string) =>
  post<Done>(`${PATH}/${id}/seat`, asked, { version, key })
export const unseat = (id: string, version: number, asked: { person: string; on: string | null }, key: string) =>
  post<Done>(`${PATH}/${id}/unseat`, asked, { version, key })
