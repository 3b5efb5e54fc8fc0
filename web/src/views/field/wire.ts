import type { Attachment, Body, Entry } from './entries'
import { AREAS } from './entries'
import type { Kit } from './kit'
import { corrected } from './times'
import type { Work } from './works'
import { get, post, type Page } from '@/api/client'
import { Sending } from '@/api/evidence'
import { Problem } from '@/api/problem'
import { session, type Session } from '@/api/session'
import { language } from '@/state/language'

interface TourView {
  tour: { id: string; state: string; unit: string; unitName: string; senderName: string; sender: string; light: { matter: string } | null; progress: { enteredOn: string | null } }
  planned: { theme: string | null; starts: string; ends: string; enterprises: string[] } | null
  findings: { id: string; area: string; title: string; severity: string; name: string; foundAt: string; person: string }[]
  steps: string[]
}

interface VisitView {
  id: string
  method: string
  place: string
  words: string
  happenedAt: string
  person: string
  name: string
}

const QUIET = { quiet: true } as const
const PATHS = { visit: 'visits', finding: 'findings', log: 'log' } as const
const PATIENCE_MS = 20_000
/** A piece that takes longer than this isn't going anywhere. */
const STALLED_MS = 120_000
/** Small, for little of it is sent twice over a bad network. */
const PIECE = 512 * 1024
const MOST = 500
/** What answers for itself directly below a unit, besides enterprises. */
const BELOW = ['TOWN', 'SUB_DISTRICT', 'PARK', 'VILLAGE', 'COMMUNITY', 'DEPARTMENT']

/** A gate of a guest network answers everything with a page of its own: that is no answer of ours. */
function genuine<T>(answer: T, known: (answer: T) => boolean): T {
  if (!answer || typeof answer !== 'object' || !known(answer)) throw new Problem({ status: 0, code: 'UNREACHABLE' })
  return answer
}
const soon = () => ({ ...QUIET, signal: AbortSignal.timeout(PATIENCE_MS) })

async function pages<T>(path: string, query: Record<string, string | string[]>): Promise<T[]> {
  const found: T[] = []
  for (let cursor: string | null = ''; cursor !== null && found.length < MOST; ) {
    const page: Page<T> = await get<Page<T>>(path, { ...QUIET, query: { ...query, cursor: cursor || undefined, limit: 100 } })
    found.push(...page.items)
    cursor = page.next
  }
  return found.slice(0, MOST)
}

/** What one may not read is left out; what couldn't be asked isn't. */
async function ifAllowed<T>(asked: Promise<T[]>): Promise<T[]> {
  try {
    return await asked
  } catch (failure) {
    if (failure instanceof Problem && (failure.status === 403 || failure.status === 404)) return []
    throw failure
  }
}

export async function whoIsSignedIn(): Promise<Session> {
  return genuine(await session(), (told) => Boolean(told.person?.id))
}

export async function serverTime(): Promise<number> {
  const told = genuine(await get<{ instant: string }>('/api/clock', soon()), (answer) => Boolean(answer.instant))
  return Date.parse(told.instant)
}

export async function record(entry: Entry, body: Body): Promise<string> {
  const done = await post<{ id: string }>(`/api/tours/${entry.tour}/${PATHS[entry.kind]}`, body, { ...soon(), key: entry.key })
  return genuine(done, (answer) => typeof answer.id === 'string').id
}

/** Sends a file from where the server stopped; `begun` hears the upload's name as soon as there is one. */
export async function upload(
  file: Attachment, ahead: number, begun: (upload: string) => Promise<unknown>, progress: (sent: number) => void,
): Promise<string> {
  const bytes = new File([file.blob!], file.name, { type: file.type })
  const capturedAt = new Date(corrected(file.taken, ahead)).toISOString()
  const sending = new Sending(bytes, file.upload, { capturedAt, quiet: true, piece: PIECE })
  const stop = new AbortController()
  let watch: ReturnType<typeof setTimeout> | undefined
  const told = (sent: number) => {
    clearTimeout(watch)
    watch = setTimeout(() => stop.abort(), STALLED_MS)
    if (sending.id !== file.upload) void begun((file.upload = sending.id))
    progress(sent)
  }
  try {
    told(0)
    return (await sending.go(told, stop.signal)).id
  } finally {
    clearTimeout(watch)
  }
}

/** The tour's state, and the record that the server has where this one should be. */
export async function theirs(entry: Entry): Promise<{ tourState: string; copy: Body | null }> {
  const view = await get<TourView>(`/api/tours/${entry.tour}`, soon())
  const at = entry.attempt?.[entry.kind === 'finding' ? 'foundAt' : 'happenedAt']
  const near = (told: string) => typeof at === 'string' && Math.abs(Date.parse(told) - Date.parse(at)) < 1000
  const visits = entry.kind === 'visit' ? (await get<Page<VisitView>>(`/api/tours/${entry.tour}/visits`, soon())).items : []
  const copy: object | undefined =
    entry.kind === 'finding'
      ? view.findings.find((one) => one.person === entry.person && near(one.foundAt))
      : visits.find((one) => one.person === entry.person && near(one.happenedAt))
  return { tourState: view.tour.state, copy: (copy as Body | undefined) ?? null }
}

/** Everything of a tour or a check that is of use where there is no network, as far as the signed-in person may see it. */
export async function kitOf(person: string, work: Work, tour: string, at: number): Promise<Kit> {
  const path = `/api/tours/${tour}`
  const [view, checklist, visits] = await Promise.all([
    get<TourView>(path, QUIET),
    get<{ items: { area: string; text: string; english: string | null }[] }>(`${path}/checklist`, QUIET),
    pages<VisitView>(`${path}/visits`, {}),
  ])
  const unit = (await get<{ unit: { id: string; name: string; areas: string[] } }>(`/api/units/${view.tour.unit}`, QUIET)).unit
  const [companies, enterprises, hazards, places, bodies] = await Promise.all([
    Promise.all(unit.areas.map((area) => pages<{ id: string; name: string }>('/api/units', { area, kind: ['ENTERPRISE'] }))),
    ifAllowed(pages<{ id: string; missing: string[]; lastInspection: string | null }>('/api/enterprises', {})),
    Promise.all(
      unit.areas.map((area) =>
        ifAllowed(pages<Kit['hazards'][number]>('/api/hazards', { area, state: ['REPORTED', 'RECTIFYING', 'RECTIFIED', 'VERIFIED'] })),
      ),
    ),
    pages<{ id: string; name: string }>('/api/units', { parent: unit.id, kind: BELOW }),
    pages<{ id: string; name: string }>('/api/units', { parent: view.tour.sender, kind: ['DEPARTMENT'] }),
  ])
  const files = new Map(enterprises.map((row) => [row.id, row]))
  return {
    id: `${person}/${tour}`,
    person,
    work,
    tour,
    at,
    unit: { id: unit.id, name: unit.name },
    senderName: view.tour.senderName,
    state: view.tour.state,
    theme: view.planned?.theme ?? view.tour.light?.matter ?? '',
    starts: view.planned?.starts ?? view.tour.progress.enteredOn ?? '',
    ends: view.planned?.ends ?? '',
    member: view.steps.some((step) => step === 'VISIT' || step === 'FIND'),
    checklist: AREAS.map((area) => ({ area, items: checklist.items.filter((item) => item.area === area).map((item) => (language() === 'en' && item.english) || item.text) })),
    enterprises: companies.flat().map(({ id, name }) => ({
      id, name, missing: files.get(id)?.missing ?? [], lastInspection: files.get(id)?.lastInspection ?? null,
    })),
    bodies: [...places, ...bodies].map(({ id, name }) => ({ id, name })),
    hazards: hazards.flat().map(({ id, number, title, unitName, place, state, kind, due, late }) => ({
      id, number, title, unitName, place, state, kind, due, late,
    })),
    cut: [...companies, ...hazards].some((list) => list.length >= MOST),
    visits: visits.map(({ id, method, place, happenedAt, name }) => ({ id, method, place, happenedAt, name })),
    findings: view.findings.map(({ id, area, title, severity, name }) => ({ id, area, title, severity, name })),
  }
}
