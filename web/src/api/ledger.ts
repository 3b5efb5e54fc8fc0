import { get, post, type Page, type Query } from './client'
import type { ActView, Done } from './hazards'

export interface FoundAct {
  subjectKind: string
  subject: string
  unit: string | null
  territory: string
  act: ActView
}

/** All that is needed to check one act by hand. */
export interface Proof {
  act: string
  content: string
  hash: string
  position: number
  path: string[]
  checkpoint: Record<string, unknown>
}

export interface Checkpoint {
  no: number
  size: number
  total: number
  root: string
  previous: string
  sealedAt: string
  key: string
}

export interface Finding {
  code: string
  act: string | null
  subjectKind: string | null
  subject: string | null
  version: number | null
  what: { zh: string; en: string }
}

export interface Verification {
  id: string
  state: 'RUNNING' | 'SOUND' | 'BROKEN' | 'FAILED'
  personName: string
  startedAt: string
  endedAt: string | null
  done: number
  total: number
  result: { checked: Record<string, number>; faults: number; findings: Finding[] } | null
}

export const proof = (act: string) => get<Proof>(`/api/acts/${act}/proof`)
export const checkpoints = (query: Query = {}) => get<Page<Checkpoint>>('/api/ledger/checkpoints', { query })
export const verifications = () => get<Page<Verification>>('/api/ledger/verifications', { query: { limit: 5 } })
export const verification = (id: string) => get<Verification>(`/api/ledger/verifications/${id}`)
export const verify = (key: string) => post<Done>('/api/ledger/verifications', undefined, { key })
