import { at } from './next'
import type { TourFinding, TourView } from '@/api/tours'

/** A finding that isn't put right, and where that is done. */
export interface Left {
  finding: TourFinding
  to: string
  /** Reported as put right, and not accepted yet. */
  reported: boolean
  due: { day: string; late: boolean } | null
}

/** After every day there is: what has its own day elsewhere comes last. */
const LAST = '9999'

/** What is still to be put right after the feedback, the first to fall due first. */
export function leftOf(view: TourView): Left[] {
  if (at(view.tour.state) < at('FED_BACK')) return []
  return view.findings
    .filter((one) => !one.closedAt && (one.hazard ?? one.obligation))
    .map((finding) => {
      const owed = finding.hazard ? undefined : view.obligations.find((one) => one.id === finding.obligation)
      return {
        finding,
        to: finding.hazard ? `/hazards/${finding.hazard}` : `/obligations/${finding.obligation}`,
        reported: owed?.state === 'PERFORMED',
        due: owed ? { day: owed.dueDay, late: owed.late } : null,
      }
    })
    .sort((a, b) => Number(a.reported) - Number(b.reported) || (a.due?.day ?? LAST).localeCompare(b.due?.day ?? LAST))
}
