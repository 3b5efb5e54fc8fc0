import { expect, it } from 'vitest'
import { bubbles, worst } from './bubbles'

const figure = (area: string, kind: 'GENERAL' | 'MAJOR', state: 'REPORTED' | 'CLOSED', count: number) => ({ area, kind, state, count, month: null })

it('a place counts its open hazards and shows the worst of them', () => {
  const found = bubbles([figure('3202', 'GENERAL', 'REPORTED', 3), figure('3202', 'MAJOR', 'CLOSED', 2), figure('4210', 'MAJOR', 'REPORTED', 4), figure('4212', 'GENERAL', 'CLOSED', 9)])

  expect(found).toEqual([{ area: '4210', open: 4, major: 4 }, { area: '3202', open: 3, major: 0 }, { area: '4212', open: 0, major: 0 }])
  expect(found.map(worst)).toEqual(['MAJOR', 'GENERAL', 'CLEAR'])
})
