import { get, post } from './client'
import type { ActView } from './obligations'
import type { Role } from './session'
import type { Done } from './words'

export const PATH = '/api/enterprises'
export const DOCUMENTS = ['RESPONSIBILITY_SYSTEM', 'SAFETY_RULES'] as const
export type DocumentKind = (typeof DOCUMENTS)[number]
export const BODIES = ['PARK_COMMITTEE', 'EMERGENCY_BUREAU', 'SECTOR_REGULATOR'] as const
export type SupervisingBody = (typeof BODIES)[number]

export const READERS: Role[] = ['PRINCIPAL', 'COMMITTEE_OFFICE', 'SUPERVISOR', 'INSPECTOR', 'DEPARTMENT', 'ENTERPRISE', 'AUDITOR']
export const INSPECTORS: Role[] = ['PRINCIPAL', 'COMMITTEE_OFFICE', 'SUPERVISOR', 'INSPECTOR', 'DEPARTMENT']

export interface EnterpriseRow {
  id: string
  name: string
  territory: string
  missing: DocumentKind[]
  unchecked: SupervisingBody[]
  lastInspection: string | null
}

export interface FiledDocument {
  id: string
  kind: DocumentKind
  title: string
  validFrom: string
  evidence: string
  filedAt: string
  filedBy: string
  inForce: boolean
}

export interface Inspection {
  id: string
  body: SupervisingBody
  bodyName: string
  inspectorName: string
  doneOn: string
  findings: string
  enteredAt: string
  answer: 'ACCEPTED' | 'CONTESTED' | null
  answerText: string | null
  answeredAt: string | null
}

export interface Enterprise {
  id: string
  name: string
  territory: string
  version: number
  documents: FiledDocument[]
  implementations: { id: string; document: string; doneOn: string; what: string; enteredAt: string }[]
  inspections: Inspection[]
  missing: DocumentKind[]
  unchecked: SupervisingBody[]
  idle: DocumentKind[]
  timeline: ActView[]
}

export type Deed = 'file-document' | 'carry-out' | 'inspect' | 'accept-inspection' | 'contest-inspection'

export const enterprise = (id: string) => get<Enterprise>(`${PATH}/${id}`)
export const act = (id: string, deed: Deed, version: number, content: unknown, key: string) =>
  post<Done>(`${PATH}/${id}/${deed}`, content, { version, key })
