import { get, newKey, post } from './client'
import type { ActView } from './obligations'
import type { Role } from './session'
import type { Done } from './words'

export const COLOURS = ['RED', 'ORANGE', 'YELLOW', 'BLUE'] as const
export type Colour = (typeof COLOURS)[number]
/** From the top down; a risk may be controlled at its colour's level or above. */
export const LEVELS = ['ENTERPRISE', 'WORKSHOP', 'TEAM', 'POST'] as const
export type Level = (typeof LEVELS)[number]

export interface Risk {
  id: string
  version: number
  state: 'REGISTERED' | 'GRADED' | 'CONTROLLED' | 'RETIRED'
  name: string
  place: string
  description: string
  consequence: string
  longitude: number | null
  latitude: number | null
  unit: string
  territory: string
  colour: Colour | null
  control: Level | null
  measures: string[]
  responsible: string | null
  registeredAt: string
}

/** A risk in a list, with the name of the unit it lies in. */
export type RiskRow = Pick<Risk, 'id' | 'version' | 'state' | 'name' | 'place' | 'unit' | 'colour' | 'control'> & { unitName: string }

export interface NewRisk {
  name: string
  place: string | null
  description: string | null
  consequence: string | null
  unit: string | null
}

export const RISK_READERS: Role[] = ['PRINCIPAL', 'COMMITTEE_OFFICE', 'SUPERVISOR', 'INSPECTOR', 'DEPARTMENT', 'ENTERPRISE', 'AUDITOR']
export const RISK_KEEPERS: Role[] = RISK_READERS.filter((role) => role !== 'AUDITOR')
export const RETIRERS: Role[] = ['PRINCIPAL', 'COMMITTEE_OFFICE', 'SUPERVISOR', 'ENTERPRISE']

export const risk = (id: string) => get<{ risk: Risk; timeline: ActView[] }>(`/api/risks/${id}`)
export const riskFigures = () => get<Partial<Record<Colour, number>>>('/api/risks/figures')
export const registerRisk = (content: NewRisk, key: string) => post<Done>('/api/risks', content, { key })
export const takeOnRisk = (id: string, verb: 'grade' | 'control' | 'retire', version: number, content: unknown, key = newKey()) =>
  post<Done>(`/api/risks/${id}/${verb}`, content, { version, key })
