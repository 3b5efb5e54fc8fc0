import { del, get, post, send, type Page } from './client'
import type { Done } from './words'

export interface Account {
  id: string
  account: string
  person: string
  name: string
  disabled: boolean
  lockedUntil: string | null
  mustChangePassword: boolean
  sample: boolean
  version: number
}

export interface Token {
  id: string
  accountName: string
  post: string
  name: string
  readOnly: boolean
  createdAt: string
  expiresAt: string
  revokedAt: string | null
  usedAt: string | null
}

export interface SecurityEvent {
  id: string
  at: string
  kind: string
  account: string
  address: string
  detail: string
}

export interface PackFault {
  file: string
  line: number
  path: string
  reason: { zh: string; en: string }
}

export interface PackTrial {
  good: boolean
  faults: PackFault[]
  changes: { part: 'clause' | 'parameter' | 'duty'; key: string; kind: 'ADDED' | 'CHANGED' | 'REMOVED' }[]
}

export interface CalendarYear {
  year: number
  published: boolean
  version: number
  workdays: number
  holidays: string[]
  makeUpDays: string[]
  source: string[]
  versions: { version: number; importedAt: string }[]
}

export interface Reckoned {
  term: { zh: string; en: string }
  due: string
  day: string
  overdue: boolean
  provisional: boolean
  derivation: { calendarVersion: string; text: { zh: string; en: string } }
}

export interface FailedMail {
  id: string
  name: string | null
  email: string | null
  kind: string
  at: string
  attempts: number
  lastError: string | null
}

export interface BadRow {
  row: number
  column: string
  value: string
  reason: string
}

export const openAccount = (content: { person: string; account: string; password: string }, key: string) => post<Done>('/api/accounts', content, { key })
export const changeAccount = (one: Account, verb: 'disable' | 'enable' | 'reset-password', content: unknown, key: string) =>
  post<Done>(`/api/accounts/${one.id}/${verb}`, content, { key, version: one.version })
export const tokens = async () => (await get<{ items: Token[] }>('/api/tokens')).items
export const makeToken = (content: { name: string; readOnly: boolean; expiresAt: string }) => post<{ id: string; token: string }>('/api/tokens', content)
export const revokeToken = (id: string) => del<void>(`/api/tokens/${id}`)

const typed = (file: File, type: string) => new Blob([file], { type })

/** Sends a pack; a trial says what is wrong with it and what it would change. */
export const tryPack = (file: File) => post<PackTrial>('/api/regimes', typed(file, 'application/yaml'), { query: { file: file.name, dryRun: true } })
export const takePack = (file: File) =>
  post<{ pack: string; version: number; isNew: boolean }>('/api/regimes', typed(file, 'application/yaml'), { query: { file: file.name } })

export const calendarYears = () => get<{ year: number; version: number; workdays: number }[]>('/api/calendar')
export const calendarYear = (year: number) => get<CalendarYear>(`/api/calendar/${year}`)
export const publishYear = (year: number, file: File, source: string) =>
  post<CalendarYear>(`/api/calendar/${year}`, typed(file, /\.json$/i.test(file.name) ? 'application/json' : 'text/csv'), { query: /\.json$/i.test(file.name) ? {} : { source } })
export const reckon = (content: { term: string; rounding: string; start: string | null }) => post<Reckoned>('/api/calendar/preview', content)

export const failedMails = (cursor?: string) => get<Page<FailedMail>>('/api/notifications/failed', { query: { cursor } })
export const retryMail = (id: string) => post<{ retried: number }>(`/api/notifications/${id}/retry`)
export const retryAllMails = () => post<{ retried: number }>('/api/notifications/failed/retry')

export const setClock = (content: { instant?: string; advance?: string }) => post<{ instant: string; simulated: boolean }>('/api/clock', content)
export const importBoundaries = async (file: File) =>
  (await (await send('POST', '/api/boundaries', { body: typed(file, 'application/json') })).json()) as { areas: number }
