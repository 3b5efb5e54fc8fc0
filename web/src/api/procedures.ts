import { get, post } from './client'
import type { ActView } from './obligations'
import type { Role } from './session'
import type { Bilingual, Done } from './words'

export const PATH = '/api/procedures'
export const STARTERS: Role[] = ['PRINCIPAL', 'COMMITTEE_OFFICE', 'SUPERVISOR', 'INSPECTOR', 'DEPARTMENT']

export interface ProcedureKind {
  key: string
  title: Bilingual
  steps: { key: string; title: Bilingual; term: string; keyStep?: boolean }[]
}

export interface ProcedureRow {
  id: string
  version: number
  kind: string
  kindTitle: Bilingual
  title: string
  state: string
  step: Bilingual
  no: number
  of: number
  startedAt: string
  closedAt: string | null
}

export interface ProcedureStep {
  no: number
  key: string
  title: Bilingual
  term: string
  keyStep: boolean
  state: string
  obligation: string | null
  handledBy: string | null
  approvedBy: string | null
  overrideReason: string | null
  overriddenBy: string | null
}

export interface Procedure {
  procedure: ProcedureRow
  handlerPost: string
  approverPost: string
  steps: ProcedureStep[]
  timeline: ActView[]
}

export interface Override {
  procedure: string
  kind: string
  title: string
  step: string
  reason: string
  by: string
  at: string
}

export const kinds = () => get<{ items: ProcedureKind[] }>(`${PATH}/kinds`)
export const procedure = (id: string) => get<Procedure>(`${PATH}/${id}`)
export const overrides = () => get<{ from: string; to: string; items: Override[] }>(`${PATH}/overrides`)
export const start = (asked: { kind: string; title: string; handlerPost: string; approverPost: string }, key: string) =>
  post<Done>(PATH, asked, { key })
export const overrideStep = (id: string, version: number, reason: string, key: string) =>
  post<Done>(`${PATH}/${id}/override`, { reason }, { version, key })
