import { useI18n } from 'vue-i18n'
import type { Parameter, ParameterUnit } from '@/api/regimes'
import { useFormat } from './format'

/** A term's written form taken apart: which sentence says it, and what it is filled with. */
export interface TermParts {
  key: 'span' | 'endOf' | 'endOfAfter' | 'endOfBefore' | 'first' | 'last' | 'yearly' | 'date'
  count: number
  unit: string
  period: string
}

const UNIT = '(hour|day|working day|month|quarter|half-year|year)s?'
const PERIOD = '(month|quarter|half-year|year|period)'

/** Reads the written form of a term; undefined for what isn't one. */
export function termParts(text: string): TermParts | undefined {
  const parts = (key: TermParts['key'], count = 0, unit = '', period = ''): TermParts => ({ key, count, unit, period })
  let m = new RegExp(`^(\\d+) ${UNIT}$`).exec(text)
  if (m) return parts('span', Number(m[1]), m[2])
  m = new RegExp(`^end of ${PERIOD}(?: ([+-]) (\\d+) days?)?$`).exec(text)
  if (m) return m[2] ? parts(m[2] === '+' ? 'endOfAfter' : 'endOfBefore', Number(m[3]), 'day', m[1]) : parts('endOf', 0, '', m[1])
  m = new RegExp(`^first (\\d+) ${UNIT} after ${PERIOD}$`).exec(text)
  if (m) return parts('first', Number(m[1]), m[2], m[3])
  m = new RegExp(`^last (\\d+) ${UNIT} of ${PERIOD}$`).exec(text)
  if (m) return parts('last', Number(m[1]), m[2], m[3])
  if (/^\d\d-\d\d$/.test(text)) return parts('yearly')
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return parts('date')
  return undefined
}

/** Values of parameters in the reader's words. */
export function useValues() {
  const { t, te, n } = useI18n()
  const { date, monthDay } = useDays()

  function term(text: string): string {
    const parts = termParts(text)
    if (!parts) return text
    if (parts.key === 'date') return date(text)
    if (parts.key === 'yearly') return monthDay(text)
    const count = parts.unit ? t(`regimes.term.count.${parts.unit.replace(/[ -]/g, '_')}`, { count: parts.count }, parts.count) : ''
    const period = parts.period ? t(`regimes.term.period.${parts.period.replace('-', '_')}`) : ''
    return parts.key === 'span' ? count : t(`regimes.term.${parts.key}`, { count, period })
  }

  function value(text: string, unit: ParameterUnit): string {
    switch (unit) {
      case 'TERM': return term(text)
      case 'DATE': return date(text)
      case 'MONTH_DAY': return monthDay(text)
      case 'FLAG': return t(`regimes.flag.${text === 'true'}`)
      case 'PERIOD': return t(`regimes.every.${text.replace('-', '_')}`)
      case 'PERCENT': return `${text} %`
      case 'PEOPLE': return t('regimes.people', { count: n(Number(text)) }, Number(text))
      case 'YUAN': return t('regimes.yuan', { count: n(Number(text)) })
      case 'CHOICE': return te(`regimes.choice.${text.replace(/-/g, '_')}`) ? t(`regimes.choice.${text.replace(/-/g, '_')}`) : text
      default: return text
    }
  }

  /** How far a place may go from the pack's value, if at all. */
  function room(one: Parameter): string {
    const say = (text: string) => value(text, one.unit)
    if (one.options.length) return one.options.map(say).join(t('regimes.or'))
    if (one.min !== null && one.max !== null) return t('regimes.between', { min: say(one.min), max: say(one.max) })
    if (one.min !== null) return t('regimes.atLeast', { min: say(one.min) })
    if (one.max !== null) return t('regimes.atMost', { max: say(one.max) })
    return one.unit === 'FLAG' ? t('regimes.either') : ''
  }

  return { term, value, room }
}

function useDays() {
  const { locale } = useI18n()
  const { date } = useFormat()
  // A leap year, so that 29 February is a day as well.
  const monthDay = (text: string) =>
    new Intl.DateTimeFormat(locale.value === 'en' ? 'en-GB' : 'zh-CN', { timeZone: 'UTC', month: 'long', day: 'numeric' }).format(new Date(`2024-${text}T12:00:00Z`))
  return { date, monthDay }
}

/** Whether somebody must check a value's source before relying on it. */
export const unverified = (one: Pick<Parameter, 'confidence'>) => one.confidence === 'C' || one.confidence === 'M'
