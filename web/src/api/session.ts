import { del, get, post, put } from './client'

export const ROLES = [
  'PRINCIPAL', 'COMMITTEE_OFFICE', 'SUPERVISOR', 'INSPECTOR', 'DEPARTMENT', 'ENTERPRISE', 'GRID_WORKER', 'AUDITOR',
  'ADMINISTRATOR', 'SECURITY',
] as const
export type Role = (typeof ROLES)[number]

/** Roles that have to do with matters; administrators and security officers see none. */
export const WORKERS: Role[] = ROLES.filter((role) => role !== 'ADMINISTRATOR' && role !== 'SECURITY')

export interface PostRef {
  id: string
  title: string
  role: Role
  unit?: { id: string; name: string; kind?: string; territory?: string }
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
export const setLanguage = (language: 'zh' | 'en') => put<Session>('/api/session/language', { language }, { quiet: true })
