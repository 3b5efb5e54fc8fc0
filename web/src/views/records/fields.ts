import type { RecordKind } from '@/api/records'
import type { Tone } from '@/ui/StatusTag.vue'

/** One field that a kind of record has of its own. */
export interface Field {
  name: string
  as: 'line' | 'words' | 'lines' | 'number' | 'day' | 'choice'
  /** Needed to file it. */
  needed?: boolean
  most?: number
  choices?: string[]
}

const line = (name: string, needed = false, most = 200): Field => ({ name, as: 'line', needed, most })
const words = (name: string, needed = false): Field => ({ name, as: 'words', needed, most: 20_000 })
const lines = (name: string, needed = false): Field => ({ name, as: 'lines', needed })
const year: Field = { name: 'year', as: 'number', needed: true }
const meeting = (agenda: boolean): Field[] => [line('place'), lines('agenda', agenda), lines('attendees', true), words('minutes', true)]

/** What each kind asks for, in the order of the form. */
export const FIELDS: Record<RecordKind, Field[]> = {
  hearing: meeting(true),
  'key-work': [{ name: 'document', as: 'choice', needed: true, choices: ['KEY_WORK', 'WORK_REPORT'] }, year, line('number', false, 60), words('summary')],
  'work-plan': [year, words('goals')],
  'key-list': [year],
  problem: [words('description', true), line('concerned', false, 500)],
  decision: [line('issuer', true), line('number', false, 100), { name: 'received', as: 'day', needed: true }, words('gist')],
  'thematic-inspection': [line('theme', true, 300), words('conclusion', true)],
  analysis: [words('conclusions', true)],
  check: [line('work', true, 300), line('checked'), words('result', true)],
  session: meeting(false),
  'front-line-check': [line('place', true), line('checked'), words('result', true)],
  drill: [line('scenario', true, 300), line('place'), { name: 'participants', as: 'number' }, words('evaluation', true)],
  report: [line('to'), words('text', true)],
  other: [words('text', true)],
}

export type Items = 'none' | 'allowed' | 'needed'
export const ITEMS: Record<RecordKind, Items> = {
  hearing: 'allowed',
  'key-work': 'allowed',
  'work-plan': 'needed',
  'key-list': 'needed',
  problem: 'needed',
  decision: 'needed',
  'thematic-inspection': 'allowed',
  analysis: 'allowed',
  check: 'allowed',
  session: 'allowed',
  'front-line-check': 'allowed',
  drill: 'allowed',
  report: 'none',
  other: 'allowed',
}

/** Kinds that are about one special committee, member or unit; of a check it may be left out. */
export const ABOUT: RecordKind[] = ['thematic-inspection', 'key-list', 'check']

export const TONES: Record<string, Tone> = { DRAFT: 'plain', FILED: 'info', CLOSED: 'ok', WITHDRAWN: 'done' }
