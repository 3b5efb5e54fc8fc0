import { get, post, send, type Page } from './client'
import type { Bilingual, Done } from './words'

export interface RegimeSummary {
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
  adoptedBy: { unit: string; name: string; from: string; version: number }[]
}

export interface Parameter {
  key: string
  clause: string
  value: string
  unit: string
  origin: 'DOCUMENT' | 'LAW' | 'PRODUCT'
  confidence: 'A' | 'B' | 'C' | 'M' | null
  validFrom: string
  validTo: string | null
  min: string | null
  max: string | null
  options: string[]
  note: Bilingual
}

export interface Duty {
  key: string
  clause: string
  post: string
  unitKinds: string[]
  title: Bilingual
  recurrence: string
  evidence: { kind: string; min: number; label: Bilingual }[]
}

export interface Regime {
  regime: RegimeSummary
  note: Bilingual | null
  places: string[]
  appliesTo: string[]
  rollout: { clause: string; deadline: string } | null
  parameters: Parameter[]
  duties: Duty[]
  versions: { version: number; id: string; validFrom: string; validTo: string | null; sha256: string; loadedAt: string }[]
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

export interface Adoption {
  id: string
  unit: string
  unitName: string
  regimeVersion: number
  from: string
  until: string | null
  version: number
}

export type RolloutState = 'IN_FORCE' | 'IN_FORCE_LATE' | 'OPEN' | 'LATE'

export interface RolloutLine {
  unit: { id: string; name: string; kind: string }
  version: number
  deadline: string
  state: RolloutState
  since: string | null
  recordedAt: string | null
  evidence: string[]
}

export interface RolloutPage extends Page<RolloutLine> {
  counts: Record<RolloutState, number>
}

const PATH = '/api/regimes'

export const regimes = () => get<{ items: RegimeSummary[] }>(PATH)
export const regime = (pack: string, version?: number) => get<Regime>(`${PATH}/${pack}`, { query: { version } })
export const clauses = (pack: string, version?: number) =>
  get<{ items: Clause[] }>(`${PATH}/${pack}/clauses`, { query: { version } })
export const adoptions = (pack: string) => get<{ items: Adoption[] }>(`${PATH}/${pack}/adoptions`)
export const packText = (pack: string, version: number) => `${PATH}/${pack}/text?version=${version}`

export const adopt = (pack: string, asked: { unit: string; from: string | null }, key: string) =>
  post<Done>(`${PATH}/${pack}/adoptions`, asked, { key })
export const endAdoption = (adoption: Adoption, until: string | null, key: string) =>
  post<Done>(`${PATH}/adoptions/${adoption.id}/end`, { until }, { key, version: adoption.version })

export const rollout = (pack: string, query: { state?: string; q?: string; cursor?: string }) =>
  get<RolloutPage>(`${PATH}/${pack}/rollout`, { query })

export interface InForce {
  unit: string
  since: string
  evidence: string[]
  note: string | null
}

export const recordInForce = (pack: string, asked: InForce, key: string) =>
  post<Done>(`${PATH}/${pack}/rollout`, asked, { key })

export interface Trial {
  good: boolean
  faults: { file: string; line: number; path: string; reason: Bilingual }[]
  changes: { part: 'clause' | 'parameter' | 'duty'; key: string; kind: 'ADDED' | 'CHANGED' | 'REMOVED' }[]
}

export interface Taken {
  id: string
  pack: string
  version: number
  isNew: boolean
}

const yaml = (file: File, dryRun: boolean) =>
  send('POST', PATH, { query: { file: file.name, dryRun }, body: file, headers: { 'Content-Type': 'application/yaml' } })

export const tryPack = async (file: File) => (await (await yaml(file, true)).json()) as Trial
export const takePack = async (file: File) => (await (await yaml(file, false)).json()) as Taken
