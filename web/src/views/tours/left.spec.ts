import { describe, expect, it } from 'vitest'
import { leftOf } from './left'
import type { ObligationRow } from '@/api/obligations'
import { atWork, type TourFinding, type TourRow, type TourState, type TourView } from '@/api/tours'

const finding = (id: string, more: Partial<TourFinding> = {}) => ({ id, title: id, hazard: null, obligation: `o-${id}`, closedAt: null, ...more }) as TourFinding
const owed = (id: string, state: string, dueDay: string) => ({ id: `o-${id}`, state, dueDay, late: false }) as ObligationRow
const view = (state: TourState, findings: TourFinding[], obligations: ObligationRow[] = []) => ({ tour: { state }, findings, obligations }) as unknown as TourView

describe('what is left to put right', () => {
  it('is nothing before the feedback', () => {
    expect(leftOf(view('APPROVED', [finding('a')]))).toEqual([])
  })

  it('leaves out what has been put right', () => {
    expect(leftOf(view('PUBLISHED', [finding('a', { closedAt: '2026-10-29T02:00:00Z' }), finding('b')])).map((one) => one.finding.id)).toEqual(['b'])
  })

  it('leads to the hazard of one that was raised, else to its obligation', () => {
    expect(leftOf(view('FED_BACK', [finding('a', { hazard: 'h', obligation: null }), finding('b')])).map((one) => one.to)).toEqual(['/hazards/h', '/obligations/o-b'])
  })

  it('puts a hazard, whose day is followed elsewhere, behind what has a day here', () => {
    const found = leftOf(view('FED_BACK', [finding('h', { hazard: 'h', obligation: null }), finding('b')], [owed('b', 'IN_HAND', '2026-12-20')]))

    expect(found.map((one) => one.finding.id)).toEqual(['b', 'h'])
  })

  it('begins with what falls due first and ends with what waits to be accepted', () => {
    const found = leftOf(view('FED_BACK', [finding('a'), finding('b'), finding('c')], [owed('a', 'PERFORMED', '2026-12-01'), owed('b', 'IN_HAND', '2026-12-20'), owed('c', 'OPEN', '2026-12-14')]))

    expect(found.map((one) => [one.finding.id, one.reported])).toEqual([['c', false], ['b', false], ['a', true]])
  })
})

describe('the tours at work', () => {
  it('are those up to the feedback, the first to begin first', () => {
    const row = (id: string, state: TourState, starts: string) => ({ id, state, planned: { starts } }) as TourRow
    const rows = [row('a', 'PLANNED', '2026-11-30'), row('b', 'APPROVED', '2026-09-01'), row('c', 'FED_BACK', '2026-08-01'), row('d', 'CANCELLED', '2026-07-01'), row('e', 'CLOSED', '2026-01-01')]

    expect(atWork(rows).map((one) => one.id)).toEqual(['b', 'a'])
  })
})
