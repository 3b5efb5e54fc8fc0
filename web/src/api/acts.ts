import type { Evidence } from './evidence'

/** One line of a record's history as pages show it. */
export interface Act {
  id: string
  title: string
  happenedAt: string
  enteredAt: string
  /** Entered long after it happened. */
  late?: boolean
  actor: string
  post?: string | null
  text?: string | null
  evidence?: Evidence[]
  tone?: 'danger'
}
