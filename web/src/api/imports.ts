import { get, newKey, post, put, type Page } from './client'
import type { Done } from './hazards'

export type ImportState = 'READ' | 'CHECKING' | 'CHECKED' | 'STORING' | 'DONE' | 'FAILED'

/** A sheet as read, with the columns guessed or remembered; columns count from 0. */
export interface SheetGuess {
  sheet: number
  name: string
  hidden: boolean
  rows: number
  first: number
  last: number
  titles: string[]
  columns: Record<string, number>
  remembered: boolean
  year: number | null
  samples: string[][]
}

export interface SheetChoice {
  sheet: number
  first: number
  last: number
  columns: Record<string, number>
  year: number | null
}

export interface LedgerImport {
  id: string
  version: number
  state: ImportState
  name: string
  size: number
  uploadedBy: string
  uploadedAt: string
  total: number
  good: number
  bad: number
  known: number
  stored: number
  onlyGood: boolean
  problem: string | null
  sheets: SheetGuess[]
  choices: { sheets: SheetChoice[]; rectifiedAreHistory: boolean } | null
}

export interface LedgerField {
  field: string
  label: { zh: string; en: string }
  required: boolean
}

/** Something wrong in a row; the column as Excel names it. */
export interface Fault {
  sheet: string
  row: number
  column: string | null
  title: string | null
  code: string
  message: string
}

const BASE = '/api/hazards/imports'
export const EXAMPLE = `${BASE}/example.xlsx`
export const badRows = (id: string) => `${BASE}/${id}/faults.xlsx`

export const imports = async () => (await get<{ items: LedgerImport[] }>(BASE)).items
export const ledgerImport = (id: string) => get<LedgerImport>(`${BASE}/${id}`)
/** A sheet read anew, with its header in the rows a person names. */
export const sheetAt = (id: string, sheet: number, first: number, last: number) => get<SheetGuess>(`${BASE}/${id}/sheets/${sheet}`, { query: { first, last } })
export const fields = async () => (await get<{ items: LedgerField[] }>(`${BASE}/fields`)).items
export const faults = (id: string, cursor?: string) => get<Page<Fault>>(`${BASE}/${id}/faults`, { query: { cursor, limit: 50 } })
export function uploadLedger(file: File, key = newKey()) {
  const form = new FormData()
  form.append('file', file)
  return post<Done>(BASE, form, { key })
}
export const choose = (id: string, sheets: SheetChoice[], rectifiedAreHistory: boolean) =>
  put<LedgerImport>(`${BASE}/${id}/mapping`, { sheets, rectifiedAreHistory })
export const commit = (id: string, onlyGood: boolean, key: string) => post<Done>(`${BASE}/${id}/commit`, { onlyGood }, { key })
