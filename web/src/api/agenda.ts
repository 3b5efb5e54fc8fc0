import { del, get, post } from './client'
import type { ObligationRow } from './obligations'

export type Whose = 'own' | 'unit' | 'below'

export interface AgendaDay {
  day: string
  total: number
  done: number
  overdue: number
}

const PATH = '/api/agenda'

export const agendaDays = async (whose: Whose, from: string, to: string) =>
  (await get<{ items: AgendaDay[] }>(`${PATH}/days`, { query: { whose, from, to } })).items
export const agendaItems = (whose: Whose, from: string, to: string) =>
  get<{ items: ObligationRow[]; more: boolean }>(PATH, { query: { whose, from, to } })
export const feed = () => get<{ made: string | null; read: string | null }>(`${PATH}/feed`)
export const makeFeed = () => post<{ address: string }>(`${PATH}/feed`)
export const revokeFeed = () => del<void>(`${PATH}/feed`)
