import type { Evidence } from './evidence'

/** One line of a record's history. */
export interface Act {
  id: string
  title: string
  happenedAt: string
  enteredAt: string
  actor: string
  post?: string | null
  text?: string | null
  evidence?: Evidence[]
  tone?: 'danger'
}
