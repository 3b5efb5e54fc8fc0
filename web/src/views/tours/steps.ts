import { CATEGORIES, METHODS, REMITS, SEVERITIES, type Area, type TourStep, type TourView } from '@/api/tours'

type Values = Record<string, unknown>

/** What a step is asked for about: a finding, an area, or a report as the facts propose it. */
export interface About {
  finding?: string
  area?: Area
  draft?: { problems: string; recommendations: string }
}

/** A field of a step's form. A choice's texts are under `tours` and its name. */
export interface Field {
  name: string
  as: 'words' | 'line' | 'lines' | 'files' | 'day' | 'instant' | 'unit' | 'choice' | 'check' | 'persons' | 'area' | 'finding' | 'visit'
  required?: boolean
  most?: number
  rows?: number
  /** Articles of the library can be cited in it. */
  cites?: boolean
  /** Shown only then. */
  when?: (values: Values) => boolean
  choices?: readonly string[]
  label?: string
  hint?: string
}

const words = (name: string, most: number, more: Partial<Field> = {}): Field => ({ name, as: 'words', required: true, most, ...more })
const files = (hint: string, required = true): Field => ({ name: 'evidence', as: 'files', required, hint })
const reason = words('reason', 2000)
const opinion = words('opinion', 2000, { required: false })

/** What each step asks for, in order. */
export const FIELDS: Record<TourStep, Field[]> = {
  NOTIFY: [{ name: 'contact', as: 'line', required: true, most: 120, hint: 'contactHint' }],
  TRAIN: [
    { name: 'persons', as: 'persons', required: true },
    words('contents', 4000),
    { name: 'happenedAt', as: 'instant', hint: 'nowHint' },
    files('trainingProof'),
  ],
  ENTER: [],
  BRIEF: [{ name: 'attendees', as: 'line', required: true, most: 500, hint: 'attendeesHint' }, words('words', 4000, { label: 'briefing' }), files('anyProof', false)],
  VISIT: [
    { name: 'method', as: 'choice', required: true, choices: METHODS },
    { name: 'assigned', as: 'line', required: true, most: 1000, hint: 'assignedHint', when: (values) => values.method === 'ASSIGNED' },
    { name: 'place', as: 'line', required: true, most: 300, hint: 'placeHint' },
    words('words', 8000, { label: 'visited', rows: 5 }),
    { name: 'happenedAt', as: 'instant', hint: 'nowHint' },
    files('anyProof', false),
  ],
  LOG: [{ name: 'day', as: 'day', required: true }, words('words', 8000, { label: 'log', rows: 6 })],
  FIND: [
    { name: 'area', as: 'area', required: true },
    { name: 'title', as: 'line', required: true, most: 300, label: 'finding' },
    words('words', 8000, { label: 'found' }),
    words('basis', 2000, { rows: 2, hint: 'basisHint', cites: true }),
    { name: 'severity', as: 'choice', required: true, choices: SEVERITIES },
    { name: 'violation', as: 'check', hint: 'violationHint' },
    { name: 'unit', as: 'unit', required: true, label: 'responsible' },
    { name: 'visit', as: 'visit' },
    { name: 'foundAt', as: 'instant', hint: 'nowHint' },
    files('findingProof'),
  ],
  LEAVE_OUT: [{ name: 'area', as: 'area', required: true }, words('reason', 1000, { label: 'notExamined' })],
  RAISE: [{ name: 'finding', as: 'finding', required: true, label: 'which' }],
  END: [words('reason', 1000, { required: false, label: 'short', hint: 'shortHint' })],
  REPORT: [words('problems', 20000, { rows: 8, hint: 'problemsHint', cites: true }), words('recommendations', 20000, { rows: 5 }), files('reportProof')],
  RETURN: [reason],
  APPROVE: [opinion],
  FEED_BACK: [words('overview', 4000), { name: 'advice', as: 'lines', required: true, most: 500, hint: 'linesHint' }],
  PRESS: [{ name: 'together', as: 'persons', required: true }, words('words', 4000, { label: 'pressing', cites: true })],
  TRANSFER: [
    { name: 'finding', as: 'finding', required: true, label: 'which' },
    { name: 'category', as: 'choice', required: true, choices: CATEGORIES },
    { name: 'remit', as: 'choice', required: true, choices: REMITS },
    { name: 'unit', as: 'unit', required: true, label: 'receiver', hint: 'receiverHint' },
    words('words', 4000, { label: 'demand', cites: true }),
  ],
  RECTIFY: [words('report', 8000, { rows: 7 }), files('rectificationProof')],
  SEND_BACK: [reason],
  REVIEW: [opinion],
  PUBLISH: [
    { name: 'title', as: 'line', required: true, most: 200, label: 'publicTitle' },
    words('feedback', 8000, { rows: 6, hint: 'publicHint' }),
    words('rectification', 8000, { rows: 5 }),
  ],
  COPY: [{ name: 'unit', as: 'unit', required: true, label: 'copyTo', hint: 'copyHint' }, words('results', 4000)],
  CLOSE: [],
  CANCEL: [reason],
}

/** The report of a light tour is its document; other files may go with it. */
const LIGHT_REPORT = [...FIELDS.REPORT.filter((field) => field.as !== 'files'), files('anyProof', false)]

/** What a step asks for on a tour. */
export const fieldsOf = (view: TourView, step: TourStep) => (view.tour.light && step === 'REPORT' ? LIGHT_REPORT : FIELDS[step])

/** Under which name the texts have a step of a tour. */
export const nameOf = (view: TourView, step: TourStep) => (view.tour.light && step === 'REPORT' ? 'REPORT_LIGHT' : step)

/** Steps that take something back or send it back. */
export const RETURNING: TourStep[] = ['RETURN', 'SEND_BACK', 'CANCEL']

/** Whether a field holds something. */
export const filled = (value: unknown) => (Array.isArray(value) ? value.length > 0 : typeof value === 'string' ? value.trim() !== '' : value !== undefined && value !== null)

/** What was found, one line each, to begin a publication with. Names of people aren't in it. */
export const foundLines = (view: TourView, area: (key: string) => string) =>
  view.findings.map((one, n) => `${n + 1}. ${area(one.area)}：${one.unitName} ${one.title}`).join('\n')
