import type { Step } from '@/api/obligations'

/** The fields each step asks for, in order. */
export interface Field {
  name: string
  as: 'words' | 'post' | 'term' | 'files' | 'percent' | 'instant'
  required: boolean
  most?: number
}

const reason: Field = { name: 'reason', as: 'words', required: true, most: 2000 }

export const FIELDS: Record<Step, Field[]> = {
  ASSIGN: [{ name: 'bearerPost', as: 'post', required: true }, { name: 'note', as: 'words', required: false, most: 2000 }],
  PERFORM: [
    { name: 'report', as: 'words', required: true, most: 4000 },
    { name: 'evidence', as: 'files', required: false },
    { name: 'happenedAt', as: 'instant', required: false },
  ],
  RETURN: [reason],
  ACCEPT: [{ name: 'opinion', as: 'words', required: false, most: 2000 }],
  REQUEST_EXTENSION: [{ name: 'by', as: 'term', required: true }, reason],
  GRANT_EXTENSION: [reason],
  REFUSE_EXTENSION: [reason],
  WAIVE: [reason],
  TRANSFER: [{ name: 'bearerPost', as: 'post', required: true }, reason],
  URGE: [{ name: 'words', as: 'words', required: true, most: 2000 }],
  CHECK: [{ name: 'finding', as: 'words', required: true, most: 2000 }, { name: 'percent', as: 'percent', required: true }],
  ESCALATE: [reason],
}

/** Steps that end or burden the matter for somebody else: set apart by colour. */
export const GRAVE: Step[] = ['WAIVE', 'ESCALATE', 'RETURN', 'REFUSE_EXTENSION']
