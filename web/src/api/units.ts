import { get, post, send, type Page } from './client'
import type { Role } from './session'
import type { Done } from './words'

export const KINDS = [
  'PROVINCE', 'CITY', 'COUNTY', 'DISTRICT', 'PARK', 'TOWN', 'SUB_DISTRICT', 'VILLAGE', 'COMMUNITY', 'DEPARTMENT',
  'COMMITTEE', 'OFFICE', 'SPECIAL_COMMITTEE', 'ENTERPRISE', 'GRID_CELL',
] as const
export type UnitKind = (typeof KINDS)[number]

export interface Unit {
  id: string
  name: string
  kind: UnitKind
  territory: string
  areas: string[]
  parent: string | null
  opened: string
  closed: string | null
  mergedInto: string | null
  sample: boolean
}

export interface Holder {
  person: string
  name: string
  from: string
  to: string | null
}

export interface Post {
  id: string
  unit: string
  title: string
  role: Role
  /** Whether its holder belongs to the unit's leading team. */
  leading: boolean
  holder: Holder | null
}

export interface Named {
  id: string
  name: string
  kind: UnitKind
}

export interface UnitPage {
  unit: Unit
  version: number
  /** Nearest first. */
  superiors: Named[]
  posts: Post[]
  mergedInto: Named | null
}

export interface Period {
  from: string
  to: string | null
  name: string
  kind: UnitKind
  parent: string | null
  parentName: string | null
  territory: string
}

export interface PostPage {
  post: Post
  version: number
  closed: string | null
  holders: Holder[]
}

const PATH = '/api/units'

export const units = (query: { q?: string; kind?: string; cursor?: string; limit?: number }) => get<Page<Unit>>(PATH, { query })
export const level = (parent?: string, at?: string) =>
  get<{ items: { unit: Unit; hasChildren: boolean }[] }>(`${PATH}/tree`, { query: { parent, at } })
export const unit = (id: string, at?: string) => get<UnitPage>(`${PATH}/${id}`, { query: { at } })
export const history = (id: string) => get<{ items: Period[] }>(`${PATH}/${id}/history`)

/** Changes by the administrator. */
export type UnitStep = 'rename' | 'move' | 'close' | 'merge'
export const openUnit = (asked: { name: string; kind: string; territory: string | null; parent: string | null; opened: string | null }, key: string) =>
  post<Done>(PATH, asked, { key })
export const changeUnit = (id: string, step: UnitStep, version: number, content: unknown, key: string) =>
  post<Done>(`${PATH}/${id}/${step}`, content, { version, key })

export const postPage = (id: string) => get<PostPage>(`/api/posts/${id}`)
export const createPost = (asked: { unit: string; title: string; role: string; leading: boolean }, key: string) =>
  post<Done>('/api/posts', asked, { key })
export const appoint = (id: string, version: number, asked: { person: string; from: string | null; to: string | null }, key: string) =>
  post<Done>(`/api/posts/${id}/appoint`, asked, { version, key })
export const lead = (id: string, version: number, leading: boolean, key: string) =>
  post<Done>(`/api/posts/${id}/lead`, { leading }, { version, key })
export const dismiss = (id: string, version: number, on: string | null, key: string) =>
  post<Done>(`/api/posts/${id}/dismiss`, { on }, { version, key })

export interface Imported {
  added: number
  present: number
}

export const importUnits = async (file: File, opened?: string) =>
  (await (await send('POST', `${PATH}/import`, { query: { opened }, body: file, headers: { 'Content-Type': 'text/csv' } })).json()) as Imported
export const badRows = async (file: File) =>
  (await send('POST', `${PATH}/import/bad-rows`, { body: file, headers: { 'Content-Type': 'text/csv', Accept: 'text/csv, application/problem+json' } })).blob()
