import { get, post, type Page } from './client'
import type { Done } from './words'

export interface Person {
  id: string
  name: string
  mobile?: string | null
  email?: string | null
  sample?: boolean
}

export interface PersonPage {
  person: Person
  version: number
  posts: { post: string; title: string; unit: string; unitName: string; from: string; to: string | null }[]
}

export interface PersonEntry {
  name: string
  mobile: string | null
  email: string | null
}

export const persons = (query: { q?: string; cursor?: string; limit?: number }) => get<Page<Person>>('/api/persons', { query })
export const person = (id: string) => get<PersonPage>(`/api/persons/${id}`)
export const enterPerson = (asked: PersonEntry, key: string) => post<Done>('/api/persons', asked, { key })
export const correctPerson = (id: string, version: number, asked: PersonEntry, key: string) =>
  post<Done>(`/api/persons/${id}/correct`, asked, { version, key })
