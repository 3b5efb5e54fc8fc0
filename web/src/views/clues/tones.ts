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

/** What brings a matter on stands before what sends it back. */
export const onwardFirst = (steps: string[]) => [...steps].sort((a, b) => Number(a === 'SEND_BACK') - Number(b === 'SEND_BACK'))
