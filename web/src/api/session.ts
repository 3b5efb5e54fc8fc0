import { del, get, post, put } from './client'

export type Role =
  | 'PRINCIPAL'
  | 'COMMITTEE_OFFICE'
  | 'SUPERVISOR'
  | 'INSPECTOR'
  | 'DEPARTMENT'
  | 'ENTERPRISE'
  | 'GRID_WORKER'
  | 'AUDITOR'
  | 'ADMINISTRATOR'
  | 'SECURITY'

export interface PostRef {
  id: string
  title: string
  role: Role
  unit?: { id: string; name: string }
}

export interface Session {
  person: { id: string; name: string }
  post: PostRef | null
  unit: { id: string; name: string; kind: string; territory: string } | null
  posts: PostRef[]
  mustChangePassword: boolean
  language: string
  rights: string[]
}

export const session = () => get<Session>('/api/session', { quiet: true })
export const signIn = (account: string, password: string) =>
  post<Session>('/api/session', { account, password }, { quiet: true })
export const signOut = () => del<void>('/api/session', { quiet: true })
export const changePassword = (current: string, replacement: string) =>
  put<Session | undefined>('/api/session/password', { current, replacement })
export const actAs = (id: string) => put<Session | undefined>('/api/session/post', { post: id })
