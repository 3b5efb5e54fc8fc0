import { get, type Page, type Query } from './client'

export type ObligationState = 'OPEN' | 'PERFORMED' | 'RETURNED' | 'ACCEPTED' | 'WAIVED'

/** An obligation as lists show it. */
export interface ObligationRow {
  id: string
  title: string
  state: ObligationState
  clause: string
  due: string | null
  overdue: boolean
  provisional?: boolean
  bearer: { post: string; person?: string | null; unit: string }
  version: number
}

export type Basket = 'mine' | 'overdue' | 'coming' | 'verify' | 'all'

export const obligations = (query: Query & { basket: Basket }) => get<Page<ObligationRow>>('/api/obligations', { query })
