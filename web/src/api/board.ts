import { get, search, type Query } from './client'
import type { ObligationRow } from './obligations'
import type { Role } from './session'
import type { Bilingual } from './words'

/** How many obligations stand how. */
export interface Figures {
  inTime: number
  late: number
  overdue: number
  soon: number
  open: number
  waived: number
}

export interface BoardDuty {
  duty: string
  clause: string
  title: Bilingual
  figures: Figures
  rate: number | null
}

export interface BoardRow {
  unit: string
  name: string
  head: { person: string; name: string; postTitle: string } | null
  rank: number | null
  rate: number | null
  figures: Figures
  cells: (Figures | null)[]
}

export interface Board {
  pack: string | null
  packs: { pack: string; title: Bilingual }[]
  period: string
  from: string
  to: string
  asOf: string
  units: number
  all: Figures
  rate: number | null
  duties: BoardDuty[]
  rows: BoardRow[]
  next: number | null
  soonest: ObligationRow[]
}

/** An area of the next level below, with what its units do together. */
export interface LevelRow {
  area: string
  name: string
  unit: string | null
  rank: number | null
  rate: number | null
  figures: Figures
  opens: boolean
  cells: (Figures | null)[]
}

export interface Levels {
  pack: string | null
  packs: { pack: string; title: Bilingual }[]
  period: string
  from: string
  to: string
  asOf: string
  area: string
  trail: { area: string; name: string }[]
  level: 'PROVINCE' | 'CITY' | 'COUNTY' | null
  all: Figures
  rate: number | null
  duties: BoardDuty[]
  rows: LevelRow[]
}

export const BOARD_READERS: Role[] = ['PRINCIPAL', 'COMMITTEE_OFFICE', 'SUPERVISOR', 'INSPECTOR', 'DEPARTMENT', 'AUDITOR']

const PATH = '/api/board'

export const board = (query: Query) => get<Board>(PATH, { query })
export const levels = (query: Query) => get<Levels>(`${PATH}/levels`, { query })
export const behind = async (query: Query) => (await get<{ items: ObligationRow[] }>(`${PATH}/obligations`, { query })).items
export const boardSheet = (query: Query) => `${PATH}.xlsx${search(query)}`
