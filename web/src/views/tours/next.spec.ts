import { describe, expect, it } from 'vitest'
import { next, NEXT, nextOfLight } from './next'
import { FIELDS, fieldsOf, nameOf } from './steps'
import { ALL_STATES, STATES, type TourFinding, type TourState, type TourView } from '@/api/tours'

const finding = (more: Partial<TourFinding>) => ({ id: 'f', severity: 'PROBLEM', violation: false, hazard: null, ...more }) as TourFinding

function view(state: TourState, more: Partial<TourView> = {}): TourView {
  return {
    tour: { id: 't', version: 1, state, progress: { trained: ['a', 'b'] } },
    planned: { ends: '2026-03-23' },
    team: { members: { a: '甲', b: '乙' } },
    findings: [],
    missing: [],
    transfers: [],
    copiesLeft: 0,
    timeline: [{}],
    ...more,
  } as unknown as TourView
}

describe('the next step of a tour', () => {
  it('brings every tour on that is not closed', () => {
    for (const state of STATES.filter((one) => one !== 'CLOSED')) expect(NEXT[state]!.step in FIELDS).toBe(true)
    expect(ALL_STATES.filter((one) => NEXT[one] === null)).toEqual(['CLOSED', 'CANCELLED'])
  })

  it.each([
    ['everybody is trained', view('NOTIFIED'), 'ENTER'],
    ['one is not trained', view('NOTIFIED', { team: { members: { a: '甲', c: '丙' } } as unknown as TourView['team'] }), 'TRAIN'],
    ['days are left', view('AT_WORK', { planned: { ends: '2026-03-24' } as TourView['planned'] }), 'FIND'],
    ['it is the last day', view('AT_WORK'), 'END'],
    ['an area is open', view('ENDED', { missing: ['OTHER'] }), 'LEAVE_OUT'],
    ['all areas are answered', view('ENDED'), 'REPORT'],
    ['a hazard is not raised', view('APPROVED', { findings: [finding({ severity: 'HAZARD' })] }), 'RAISE'],
    ['a hazard is raised', view('APPROVED', { findings: [finding({ severity: 'HAZARD', hazard: 'h' })] }), 'FEED_BACK'],
    ['a violation is not transferred', view('RECTIFIED', { findings: [finding({ violation: true })] }), 'TRANSFER'],
    ['violations are transferred', view('RECTIFIED', { findings: [finding({ violation: true })], transfers: [{ finding: 'f' }] as TourView['transfers'] }), 'REVIEW'],
    ['a copy is missing', view('PUBLISHED', { copiesLeft: 1 }), 'COPY'],
    ['copies are sent', view('PUBLISHED'), 'CLOSE'],
  ])('when %s', (_, seen, step) => {
    expect(next(seen, '2026-03-23')?.step).toBe(step)
  })

  it('says nothing of training or findings to who is toured', () => {
    expect(next(view('NOTIFIED', { team: { members: { c: '丙' } } as unknown as TourView['team'], timeline: [] }), '2026-03-10')?.step).toBe('ENTER')
  })
})

describe('the next step of a light tour', () => {
  const light = (state: TourState, more: Partial<TourView> = {}) => {
    const seen = view(state, { planned: null, ...more })
    return { ...seen, tour: { ...seen.tour, light: { matter: '机构建设', partner: 'p', partnerName: '编办' } } }
  }

  it.each([
    ['nothing is found yet', light('AT_WORK'), 'FIND'],
    ['a hazard is not raised', light('AT_WORK', { findings: [finding({ severity: 'HAZARD' })] }), 'RAISE'],
    ['everything found is on its way', light('AT_WORK', { findings: [finding({ severity: 'HAZARD', hazard: 'h' }), finding({})] }), 'REPORT'],
    ['it has not begun', light('PLANNED'), null],
    ['the report is filed', light('FED_BACK'), null],
    ['one may not read the records', light('AT_WORK', { timeline: [] }), null],
  ])('when %s', (_, seen, step) => {
    expect(nextOfLight(seen)).toBe(step)
  })

  it('files its report without another document', () => {
    const needed = (seen: TourView) => fieldsOf(seen, 'REPORT').filter((field) => field.required).map((field) => field.name)
    expect(needed(light('AT_WORK'))).toEqual(['problems', 'recommendations'])
    expect(needed(view('ENDED'))).toContain('evidence')
    expect(nameOf(light('AT_WORK'), 'REPORT')).not.toBe(nameOf(view('ENDED'), 'REPORT'))
  })
})
