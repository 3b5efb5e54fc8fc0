import { get, post, send, type Query } from './client'
import type { ActView } from './obligations'
import type { Role } from './session'
import type { Bilingual, Done } from './words'

export const PATH = '/api/library'
export const KINDS = ['LAW', 'REGULATION', 'STANDARD', 'POLICY', 'SYSTEM', 'PROCEDURE'] as const
/** Who keeps rule books: offices their place's, the administrator all. */
export const KEEPERS: Role[] = ['COMMITTEE_OFFICE', 'ADMINISTRATOR']

export type RuleKind = (typeof KINDS)[number]
export type Standing = 'IN_FORCE' | 'COMING' | 'SUPERSEDED' | 'ENDED' | 'WITHDRAWN'

export interface BookRow {
  id: string
  regime: boolean
  kind: RuleKind
  edition: number
  title: Bilingual
  number: string
  issuer: Bilingual
  unitName: string | null
  from: string
  to: string | null
  supersededOn: string | null
  withdrawnOn: string | null
  standing: Standing
  articles: number
}

export interface Article {
  /** What stands behind the # of its address. */
  anchor: string
  label: Bilingual
  part: string
  heading: Bilingual
  body: Bilingual
}

export interface Book {
  book: BookRow
  version: number
  withdrawnWhy: string | null
  source: { name: string; type: string; sha256: string } | null
  enteredBy: string | null
  enteredAt: string
  on: string
  editions: BookRow[]
  articles: Article[]
  timeline: ActView[]
  mayKeep: boolean
}

export interface Piece {
  text: string
  hit: boolean
}

export interface Hit {
  book: string
  regime: boolean
  kind: RuleKind
  edition: number
  title: string
  number: string
  standing: Standing
  anchor: string
  label: string
  part: string
  heading: Piece[]
  excerpt: Piece[]
}

export interface Hits {
  items: Hit[]
  next: string | null
  total: number
}

export interface NewEdition {
  title: string
  number: string
  issuer: string
  from: string
  to: string | null
  text: string
  source: string | null
}

export interface Preview {
  scheme: 'ARTICLES' | 'DECIMALS' | 'OUTLINE' | 'NONE'
  articles: { anchor: string; label: string; part: string; heading: string; body: string }[]
  remarks: { oddity: 'GAP' | 'TWICE' | 'BEFORE_FIRST' | 'NO_NUMBERS'; label: string }[]
}

export interface Uploaded {
  text: string
  numberedByItself: boolean
  source: string | null
}

export const book = (id: string, query: Query) => get<Book>(`${PATH}/${id}`, { query })
export const find = (query: Query) => get<Hits>(`${PATH}/search`, { query })
export const sourceUrl = (id: string, edition: number) => `${PATH}/${id}/editions/${edition}/source`
/** The address of an article, the same for as long as the library stands. */
export const address = (id: string, edition: number, anchor: string) => `/library/${id}?edition=${edition}#${encodeURIComponent(anchor)}`
export const preview = (text: string) => post<Preview>(`${PATH}/preview`, { text })
export const enter = (asked: { kind: RuleKind; edition: NewEdition }, key: string) => post<Done>(PATH, asked, { key })
export const supersede = (id: string, version: number, edition: NewEdition, key: string) => post<Done>(`${PATH}/${id}/editions`, edition, { version, key })
export const withdraw = (id: string, version: number, asked: { reason: string; on: string }, key: string) => post<Done>(`${PATH}/${id}/withdraw`, asked, { version, key })

export async function upload(file: File): Promise<Uploaded> {
  const body = new FormData()
  body.append('file', file)
  return (await (await send('POST', `${PATH}/sources`, { body })).json()) as Uploaded
}
