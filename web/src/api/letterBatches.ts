import { get, post, type Page } from './client'
import type { FieldValues } from './letters'
import type { Role } from './session'
import type { Bilingual, Done } from './words'

const PATH = '/api/letter-batches'

export const ORDERERS: Role[] = ['PRINCIPAL', 'COMMITTEE_OFFICE', 'SUPERVISOR', 'INSPECTOR', 'DEPARTMENT']

/** Many letters ordered at once. */
export interface Batch {
  id: string
  version: number
  state: 'RUNNING' | 'DONE' | 'STOPPED'
  stateName: Bilingual
  kind: string
  kindName: Bilingual
  issue: boolean
  name: string
  orderedName: string
  orderedAt: string
  finishedAt: string | null
  total: number
  done: number
  bad: number
}

/** Why there is no letter for a row. */
export interface RowFault {
  no: number
  sheet: string | null
  line: number | null
  addressee: string
  column: string | null
  title: string | null
  why: string
}

export interface Order {
  /** In whose name; empty for one's own unit. */
  unit: string
  kind: string
  issue: boolean
  fields: FieldValues
  replyBy: string
  language: string
}

export const batches = async () => (await get<{ items: Batch[] }>(PATH)).items
export const batch = (id: string) => get<Batch>(`${PATH}/${id}`)
export const batchFaults = (id: string, cursor?: string) => get<Page<RowFault>>(`${PATH}/${id}/faults`, { query: { cursor, limit: 50 } })
export const faultsFile = (id: string) => `${PATH}/${id}/faults.xlsx`
export const templateFile = (kind: string) => `${PATH}/template.xlsx?kind=${encodeURIComponent(kind)}`
export const stopBatch = (id: string, version: number, key: string) => post<Done>(`${PATH}/${id}/stop`, undefined, { version, key })
export function orderBatch(asked: Order, file: File, key: string) {
  const form = new FormData()
  form.append('file', file)
  form.append('kind', asked.kind)
  if (asked.unit) form.append('unit', asked.unit)
  form.append('issue', String(asked.issue))
  form.append('fields', JSON.stringify(asked.fields))
  if (asked.replyBy) form.append('replyBy', asked.replyBy)
  form.append('language', asked.language)
  return post<Done>(PATH, form, { key })
}
