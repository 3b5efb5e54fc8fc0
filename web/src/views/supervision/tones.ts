import type { Tone } from '@/ui/StatusTag.vue'

/** The colours that repeat the states of measures and difficulties. */
export const TONES: Record<string, Tone> = {
  ISSUED: 'warn',
  ACKNOWLEDGED: 'info',
  HELD: 'info',
  ANSWERED: 'warn',
  RAISED: 'warn',
  REOPENED: 'danger',
  CLOSED: 'done',
  WITHDRAWN: 'plain',
}
