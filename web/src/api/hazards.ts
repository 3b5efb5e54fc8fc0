import { get, newKey, post, type Page, type Query } from './client'
import type { Role } from './session'

export type HazardState = 'REPORTED' | 'RECTIFYING' | 'RECTIFIED' | 'VERIFIED' | 'CLOSED'
export type HazardKind = 'GENERAL' | 'MAJOR'
export type ListingLevel = 'PROVINCE' | 'CITY' | 'COUNTY' | 'TOWN'

export const STATES: HazardState[] = ['REPORTED', 'RECTIFYING', 'RECTIFIED', 'VERIFIED', 'CLOSED']

/** Roles that read cases; administrators and security officers do not. */
export const READERS: Role[] = [
  'PRINCIPAL', 'COMMITTEE_OFFICE', 'SUPERVISOR', 'INSPECTOR', 'DEPARTMENT', 'ENTERPRISE', 'GRID_WORKER', 'AUDITOR',
]
export const FINDERS: Role[] = READERS.filter((role) => role !== 'AUDITOR')
export const AUTHORITIES: Role[] = ['PRINCIPAL', 'COMMITTEE_OFFICE', 'SUPERVISOR', 'INSPECTOR', 'DEPARTMENT']

export interface HazardRow {
  id: string
  version: number
  number: string
  state: HazardState
  kind: HazardKind
  title: string
  place: string
  category: string
  source: string
  unit: string | null
  unitName: string
  reporterName: string
  foundAt: string
  reportedAt: string
  due: string | null
  late: boolean
  listed: ListingLevel | null
  obligation: string | null
  photos: number
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

export interface Listing {
  level: ListingLevel
  listedAt: string
  reason: string
  publicTitle: string | null
  publicText: string | null
  publishedAt: string | null
  effective: boolean | null
  evaluation: string | null
  evaluatedAt: string | null
  delistedAt: string | null
}

export interface Rectification {
  id: string
  state: string
  clause: string
  due: string
  late: boolean
  provisional: boolean
  timeline: ActView[]
}

export interface Hazard extends Omit<HazardRow, 'photos' | 'listed' | 'obligation'> {
  description: string
  longitude: number | null
  latitude: number | null
  violation: boolean
  keeperName: string
  photos: string[]
  closedAt: string | null
  listing: Listing | null
  rectification: Rectification | null
  timeline: ActView[]
  steps: string[]
  next: string | null
}

export interface NewHazard {
  title: string
  description?: string
  place?: string
  longitude?: number | null
  latitude?: number | null
  category?: string
  source?: string
  kind?: HazardKind
  violation?: boolean
  unit?: string | null
  unitName?: string
  foundAt?: string | null
  photos?: string[]
}

export interface Done {
  id: string
  version: number
  state: string
  act: string
}

export interface BoardColumn {
  state: HazardState
  count: number
  items: HazardRow[]
}

export interface Figure {
  area: string | null
  month: string | null
  kind: HazardKind | null
  state: HazardState | null
  count: number
}

export interface Mark {
  longitude: number
  latitude: number
  count: number
  major: number
  id: string | null
  title: string | null
}

export const hazard = (id: string) => get<Hazard>(`/api/hazards/${id}`)
export const report = (content: NewHazard, key: string) => post<Done>('/api/hazards', content, { key })
export const board = (query: Query = {}) => get<BoardColumn[]>('/api/hazards/board', { query })
export const figures = (query: Query) => get<Figure[]>('/api/hazards/figures', { query })
export const marks = (query: Query) => get<{ marks: Mark[]; truncated: boolean }>('/api/hazards/map', { query })
export const hazards = (query: Query) => get<Page<HazardRow>>('/api/hazards', { query })

/** Takes one step on a hazard, as its page saw it. */
export const take = (id: string, verb: string, version: number, content: unknown, key: string = newKey()) =>
  post<Done>(`/api/hazards/${id}/${verb}`, content, { version, key })
