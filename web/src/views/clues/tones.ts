import type { Tone } from '@/ui/StatusTag.vue'

/** The colours that repeat the states of clues and county checks. */
export const TONES: Record<string, Tone> = {
  HANDED_OVER: 'warn',
  TAKEN_UP: 'info',
  ANSWERED: 'warn',
  CLOSED: 'done',
  PROPOSED: 'plain',
  OPEN: 'info',
  FILED: 'warn',
}
