import { describe, expect, it } from 'vitest'
import { gradeOf } from './grades'

describe('the grade shown while figures are typed', () => {
  it.each([
    [2, 9, 9_999_999, 'ORDINARY'],
    [3, 0, 0, 'LARGER'],
    [0, 10, 0, 'LARGER'],
    [0, 0, 10_000_000, 'LARGER'],
    [9, 49, 49_999_999, 'LARGER'],
    [10, 0, 0, 'MAJOR'],
    [0, 50, 0, 'MAJOR'],
    [0, 0, 50_000_000, 'MAJOR'],
    [29, 99, 99_999_999, 'MAJOR'],
    [30, 0, 0, 'EXTRAORDINARY'],
    [0, 100, 0, 'EXTRAORDINARY'],
    [0, 0, 100_000_000, 'EXTRAORDINARY'],
  ])('of %i deaths, %i serious injuries and %i yuan is %s', (deaths, seriousInjuries, loss, grade) => {
    expect(gradeOf({ deaths, seriousInjuries, loss })).toBe(grade)
  })
})
