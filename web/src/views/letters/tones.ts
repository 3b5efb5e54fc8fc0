import type { DeliveryState, LetterState } from '@/api/letters'
import type { Tone } from '@/ui/StatusTag.vue'

/** The colours that repeat the states of letters and deliveries. */
export const TONES: Record<LetterState, Tone> = {
  DRAFT: 'plain',
  IN_REVIEW: 'warn',
  REVIEWED: 'warn',
  SIGNED: 'warn',
  ISSUED: 'info',
  CLOSED: 'done',
  WITHDRAWN: 'plain',
  SUPERSEDED: 'plain',
}
export const DELIVERY_TONES: Record<DeliveryState, Tone> = {
  DELIVERED: 'plain',
  RECEIVED: 'info',
  REPLIED: 'warn',
  RETURNED: 'danger',
  ACCEPTED: 'ok',
  LIFTED: 'done',
}
