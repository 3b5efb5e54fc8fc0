/** The fields each step on a hazard asks for, in order. */
export type Field =
  | { name: string; as: 'words'; required: boolean; most: number; cites?: boolean; label?: string; hint?: string }
  | { name: string; as: 'line'; required: boolean; most: number; label?: string; hint?: string }
  | { name: string; as: 'choice'; required: boolean; choices: { value: string | boolean; text: string }[]; label?: string; hint?: string }
  | { name: string; as: 'term'; required: boolean; label?: string; hint?: string }
  | { name: string; as: 'files'; required: boolean; label?: string; hint?: string }
  | { name: string; as: 'instant'; required: boolean; label?: string; hint?: string }
  | { name: string; as: 'post'; required: boolean; label?: string; hint?: string }

/** Grading, listing and sending back rest on a standard, which is cited there. */
const grounds: Field = { name: 'reason', as: 'words', required: true, most: 2000, cites: true }
const reason: Field = { name: 'reason', as: 'words', required: true, most: 2000 }
const note: Field = { name: 'note', as: 'words', required: false, most: 2000 }

export const FIELDS: Record<string, Field[]> = {
  grade: [
    {
      name: 'kind',
      as: 'choice',
      required: true,
      choices: [
        { value: 'GENERAL', text: 'hazards.kind.GENERAL' },
        { value: 'MAJOR', text: 'hazards.kind.MAJOR' },
      ],
    },
    grounds,
  ],
  assign: [
    { name: 'bearerPost', as: 'post', required: false, hint: 'bearerHint' },
    { name: 'term', as: 'term', required: false, hint: 'termHint' },
    note,
  ],
  rectify: [
    { name: 'report', as: 'words', required: true, most: 4000 },
    { name: 'evidence', as: 'files', required: true },
    { name: 'happenedAt', as: 'instant', required: false },
  ],
  return: [grounds],
  accept: [{ name: 'opinion', as: 'words', required: false, most: 2000 }],
  'ask-for-time': [{ name: 'by', as: 'term', required: true }, reason],
  extend: [reason],
  'refuse-time': [reason],
  dismiss: [grounds],
  close: [note],
  list: [
    {
      name: 'level',
      as: 'choice',
      required: true,
      choices: ['TOWN', 'COUNTY', 'CITY', 'PROVINCE'].map((value) => ({ value, text: `hazards.level.${value}` })),
    },
    grounds,
  ],
  publish: [
    { name: 'title', as: 'line', required: true, most: 200, label: 'publicTitle' },
    { name: 'text', as: 'words', required: true, most: 4000, label: 'publicText' },
  ],
  evaluate: [
    {
      name: 'effective',
      as: 'choice',
      required: true,
      choices: [
        { value: true, text: 'hazards.field.yes' },
        { value: false, text: 'hazards.field.no' },
      ],
    },
    { name: 'conclusion', as: 'words', required: true, most: 4000, cites: true },
    { name: 'evidence', as: 'files', required: false },
  ],
  delist: [note],
}

/** Terms offered, as the server reads them. */
export const TERMS = [3, 7, 15, 30]
