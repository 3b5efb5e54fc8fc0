import { get, post, type Page, type Query } from './client'
import type { Bilingual, Done } from './words'
import type { Role } from './session'

export interface Regime {
  pack: string
  version: number
  id: string
  prefix: string
  title: Bilingual
  issuer: Bilingual
  number: string
  issued: string | null
  validFrom: string
  validTo: string | null
  clauses: number
  live: number
  duties: number
  parameters: number
  /** Whether the units it covers are followed until it is in force in each. */
  rollout: boolean
  adoptedBy: { unit: string; name: string; from: string; version: number }[]
}

export interface Clause {
  id: string
  article: string
  title: Bilingual
  paraphrase: Bilingual
  capability: string
  status: 'LIVE' | 'PLANNED'
  feature: string | null
}

export type ParameterUnit =
  | 'COUNT' | 'PEOPLE' | 'YUAN' | 'PERCENT' | 'RATIO' | 'GRADE' | 'TERM' | 'DATE' | 'MONTH_DAY' | 'PERIOD' | 'CHOICE' | 'FLAG' | 'TEXT'

export interface Parameter {
  key: string
  clause: string
  value: string
  unit: ParameterUnit
  origin: 'DOCUMENT' | 'LAW' | 'PRODUCT'
  confidence: 'A' | 'B' | 'C' | 'M' | null
  validFrom: string
  validTo: string | null
  min: string | null
  max: string | null
  options: string[]
  note: Bilingual
}

/** A parameter as it stands for one unit on one day. */
export interface ParameterValue {
  key: string
  value: string
  unverified: boolean
  setBy: string | null
}

export interface Duty {
  key: string
  clause: string
  post: Role
  unitKinds: string[]
  title: Bilingual
  recurrence: 'ONCE' | 'MONTHLY' | 'QUARTERLY' | 'HALF_YEARLY' | 'YEARLY' | 'BY_PARAMETER' | 'ON_EVENT'
  period: string | null
  due: { parameter: string | null; term: string | null; after: string | null }
  quota: string | null
  each: 'SPECIAL_COMMITTEE' | 'LEADING_TEAM_MEMBER' | 'TOWN' | null
  records: string[]
  evidence: { kind: string; min: number; label: Bilingual }[]
  verifier: { role: Role; of: 'OWN_UNIT' | 'SUPERIOR' }
  ladder: { step: string; after: number; to: string }[]
}

export interface RegimePage {
  regime: Regime
  note: Bilingual | null
  places: string[]
  appliesTo: string[]
  rollout: { clause: string; deadline: string } | null
  parameters: Parameter[]
  duties: Duty[]
  versions: { version: number; id: string; validFrom: string; validTo: string | null; sha256: string; loadedAt: string }[]
}

export interface Adoption {
  id: string
  unit: string
  unitName: string
  regimeVersion: number
  from: string
  until: string | null
  version: number
}

export type RolloutState = 'LATE' | 'OPEN' | 'IN_FORCE_LATE' | 'IN_FORCE'
/** Late ones first: they are what has to be seen to. */
export const ROLLOUT_STATES: RolloutState[] = ['LATE', 'OPEN', 'IN_FORCE_LATE', 'IN_FORCE']

export interface RolloutLine {
  unit: { id: string; name: string; kind: string; territory: string | null }
  version: number
  deadline: string
  state: RolloutState
  since: string | null
  recordedAt: string | null
  evidence: string[]
}

export const ROLLOUT_READERS: Role[] = ['PRINCIPAL', 'COMMITTEE_OFFICE', 'SUPERVISOR', 'INSPECTOR', 'DEPARTMENT', 'AUDITOR']
export const ADOPTERS: Role[] = ['COMMITTEE_OFFICE', 'PRINCIPAL', 'ADMINISTRATOR']
export const SETTERS: Role[] = ['COMMITTEE_OFFICE', 'PRINCIPAL']

const at = (pack: string) => `/api/regimes/${encodeURIComponent(pack)}`

export const regimes = () => get<{ items: Regime[] }>('/api/regimes')
export const regime = (pack: string, version?: string) => get<RegimePage>(at(pack), { query: { version } })
export const clauses = async (pack: string, version?: number) => (await get<{ items: Clause[] }>(`${at(pack)}/clauses`, { query: { version } })).items
export const packText = (pack: string, version: number) => `${at(pack)}/text?version=${version}`
export const clause = (id: string) => get<{ clause: Clause; pack: string }>(`/api/clauses/${encodeURIComponent(id)}`)
export const adoptions = async (pack: string) => (await get<{ items: Adoption[] }>(`${at(pack)}/adoptions`)).items
export const adopt = (pack: string, content: { unit: string; from: string | null; until: string | null }, key: string) =>
  post<Done>(`${at(pack)}/adoptions`, content, { key })
export const endAdoption = (one: Adoption, until: string | null, key: string) =>
  post<Done>(`/api/regimes/adoptions/${one.id}/end`, { until }, { key, version: one.version })
export const rollout = (pack: string, query: Query = {}) =>
  get<Page<RolloutLine> & { counts: Record<RolloutState, number> }>(`${at(pack)}/rollout`, { query })
export const recordInForce = (pack: string, content: { unit: string; since: string; evidence: string[]; note: string | null }, key: string) =>
  post<Done>(`${at(pack)}/rollout`, content, { key })
export const values = (pack: string, unit: string) =>
  get<{ unitName: string; day: string; items: ParameterValue[] }>(`${at(pack)}/parameters`, { query: { unit } })
export const setValue = (pack: string, key: string, content: { unit: string; value: string; from: string | null; reason: string }, command: string) =>
  post<Done>(`${at(pack)}/parameters/${encodeURIComponent(key)}`, content, { key: command })
