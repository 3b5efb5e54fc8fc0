import { STATES, type Side, type TourState, type TourStep, type TourView } from '@/api/tours'

export interface Next {
  step: TourStep
  by: Side
}

/** The step that brings a tour on from each state, and whose it is. */
export const NEXT: Record<TourState, Next | null> = {
  PLANNED: { step: 'NOTIFY', by: 'OFFICE' },
  NOTIFIED: { step: 'ENTER', by: 'LEADER' },
  ENTERED: { step: 'BRIEF', by: 'LEADER' },
  AT_WORK: { step: 'END', by: 'LEADER' },
  ENDED: { step: 'REPORT', by: 'LEADER' },
  REPORTED: { step: 'APPROVE', by: 'COMMITTEE' },
  APPROVED: { step: 'FEED_BACK', by: 'OFFICE' },
  FED_BACK: { step: 'RECTIFY', by: 'UNIT' },
  RECTIFIED: { step: 'REVIEW', by: 'COMMITTEE' },
  REVIEWED: { step: 'PUBLISH', by: 'OFFICE' },
  PUBLISHED: { step: 'CLOSE', by: 'OFFICE' },
  CLOSED: null,
  CANCELLED: null,
}

/** How far along a state is; -1 for a tour that was cancelled. */
export const at = (state: TourState) => (STATES as readonly TourState[]).indexOf(state)

/** Whoever reads all of a tour sees its timeline; who is toured doesn't. */
export const readsAll = (view: TourView) => view.timeline.length > 0

export const untrained = (view: TourView) => Object.keys(view.team?.members ?? {}).filter((person) => !view.tour.progress.trained.includes(person))
export const unraised = (view: TourView) => view.findings.filter((one) => one.severity !== 'PROBLEM' && !one.hazard)
export const untransferred = (view: TourView) => view.findings.filter((one) => one.violation && !view.transfers.some((sent) => sent.finding === one.id))

/** What comes next on a light tour; null where it waits for what happens elsewhere. */
export function nextOfLight(view: TourView): TourStep | null {
  if (view.tour.state !== 'AT_WORK' || !readsAll(view)) return null
  if (unraised(view).length) return 'RAISE'
  return view.findings.length ? 'REPORT' : 'FIND'
}

/** What comes next: the step that brings the tour on, or what that step would be refused for the want of. */
export function next(view: TourView, today: string): Next | null {
  const { state } = view.tour
  const onward = NEXT[state]
  if (!readsAll(view)) return onward
  if (state === 'NOTIFIED' && untrained(view).length) return { step: 'TRAIN', by: 'OFFICE' }
  if (state === 'AT_WORK' && view.planned && today < view.planned.ends) return { step: 'FIND', by: 'MEMBER' }
  if (state === 'ENDED' && view.missing.length) return { step: 'LEAVE_OUT', by: 'LEADER' }
  if (state === 'APPROVED' && unraised(view).length) return { step: 'RAISE', by: 'MEMBER' }
  if (state === 'RECTIFIED' && untransferred(view).length) return { step: 'TRANSFER', by: 'OFFICE' }
  if (state === 'PUBLISHED' && view.copiesLeft) return { step: 'COPY', by: 'OFFICE' }
  return onward
}
