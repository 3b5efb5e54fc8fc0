import { get, post } from './client'
import type { ActView } from './obligations'
import type { Role } from './session'
import type { Done } from './words'

export const ACCIDENTS = '/api/accidents'
export const GRADES = ['ORDINARY', 'LARGER', 'MAJOR', 'EXTRAORDINARY'] as const
export type Grade = (typeof GRADES)[number]
/** After GB 6441-2025. */
export const ACCIDENT_KINDS = [
  'STRUCK_BY_OBJECT', 'SITE_VEHICLE', 'ROAD_OR_RAIL_VEHICLE', 'MACHINERY', 'LIFTING', 'ELECTRIC_SHOCK', 'DROWNING', 'BURN', 'FIRE',
  'FALL_FROM_HEIGHT', 'FALL', 'COLLAPSE', 'WATER_INRUSH', 'VESSEL_EXPLOSION', 'PIPELINE_EXPLOSION', 'GAS_EXPLOSION', 'VAPOUR_EXPLOSION',
  'DUST_EXPLOSION', 'CIVIL_EXPLOSIVES', 'FIREWORKS', 'OTHER_SOLID_EXPLOSION', 'MOLTEN_MATERIAL_EXPLOSION', 'POISONING', 'ASPHYXIATION',
  'LANDSLIDE', 'LEAKAGE', 'OTHER',
] as const
export type AccidentKind = (typeof ACCIDENT_KINDS)[number]
export const ACCIDENT_STATES = ['REGISTERED', 'NOT_COUNTED'] as const

/** Deaths, serious injuries, direct loss in yuan. */
export interface Harm {
  deaths: number
  seriousInjuries: number
  loss: number
}

export interface Accident {
  id: string
  version: number
  state: (typeof ACCIDENT_STATES)[number]
  title: string
  kind: AccidentKind
  happenedAt: string
  reportedAt: string
  place: string
  territory: string
  unit: string
  unitName: string
  harm: Harm
  grade: Grade
  account: string
  reporter: { person: string; name: string; post: string; unit: string }
}

export interface NewAccident extends Harm {
  title: string
  kind: AccidentKind
  happenedAt: string
  place: string
  town: string | null
  unit: string | null
  account: string
  evidence: string[]
}

/** What is known now; what stays is left out. */
export type Addition = Partial<Harm> & { text: string; kind?: AccidentKind; happenedAt?: string; counted?: boolean; evidence: string[] }

export const ACCIDENT_READERS: Role[] = ['PRINCIPAL', 'COMMITTEE_OFFICE', 'SUPERVISOR', 'INSPECTOR', 'DEPARTMENT', 'ENTERPRISE', 'AUDITOR']
export const ACCIDENT_KEEPERS: Role[] = ['COMMITTEE_OFFICE', 'SUPERVISOR', 'ENTERPRISE']

export const accident = (id: string) => get<{ accident: Accident; timeline: ActView[] }>(`${ACCIDENTS}/${id}`)
export const reportAccident = (content: NewAccident, key: string) => post<Done>(ACCIDENTS, content, { key })
export const correctAccident = (id: string, version: number, content: Addition, key: string) => post<Done>(`${ACCIDENTS}/${id}/correct`, content, { version, key })
