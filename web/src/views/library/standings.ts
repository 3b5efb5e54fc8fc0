import type { Standing } from '@/api/library'
import type { Tone } from '@/ui/StatusTag.vue'

export const TONES: Record<Standing, Tone> = { IN_FORCE: 'ok', COMING: 'info', SUPERSEDED: 'done', ENDED: 'done', WITHDRAWN: 'warn' }
