import { computed } from 'vue'
import { useI18n } from 'vue-i18n'

/** The trade works on Chinese time wherever the reader sits. */
const ZONE = 'Asia/Shanghai'
const DAY = 86_400_000

export type Due = 'done' | 'overdue' | 'today' | 'soon' | 'later'

/** `yyyy-MM-dd` in China of an instant or a date. */
export function chinaDate(value: string | number | Date): string {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return value
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' })
  return parts.format(new Date(value))
}

/** Whole days from one date in China to another. */
export function daysBetween(from: string | number | Date, to: string | number | Date): number {
  return Math.round((Date.parse(chinaDate(to)) - Date.parse(chinaDate(from))) / DAY)
}

/** How near a due time is. A plain date is due at the end of that day. */
export function nearness(due: string, now: number | Date = Date.now()): Due {
  const days = daysBetween(now, due)
  const passed = due.length > 10 ? new Date(due).getTime() <= new Date(now).getTime() : days < 0
  if (passed) return 'overdue'
  return days === 0 ? 'today' : days <= 7 ? 'soon' : 'later'
}

export function useFormat() {
  const { locale } = useI18n()
  const shape = (options: Intl.DateTimeFormatOptions) =>
    computed(() => new Intl.DateTimeFormat(locale.value === 'en' ? 'en-GB' : 'zh-CN', { timeZone: ZONE, ...options }))
  const longDates = shape({ year: 'numeric', month: 'long', day: 'numeric' })
  const shortDates = shape({ year: 'numeric', month: 'short', day: 'numeric' })
  const time = { hour: '2-digit', minute: '2-digit', hour12: false } as const
  const instants = shape({ year: 'numeric', month: '2-digit', day: '2-digit', ...time })
  /** A day and a month in figures are read either way round in English. */
  const shortInstants = shape({ year: 'numeric', month: 'short', day: 'numeric', ...time })
  const days = shape({ year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' })
  const numbers = computed(() => new Intl.NumberFormat(locale.value))

  const moment = (value: string | number | Date) =>
    typeof value === 'string' && value.length === 10 ? new Date(`${value}T12:00:00+08:00`) : new Date(value)
  return {
    date: (value?: string | null) => (value ? (locale.value === 'en' ? shortDates : longDates).value.format(moment(value)) : '—'),
    instant: (value?: string | null) => (value ? (locale.value === 'en' ? shortInstants : instants).value.format(moment(value)) : '—'),
    day: (value: string | number | Date) => days.value.format(moment(value)),
    number: (value?: number | null) => (value === null || value === undefined ? '—' : numbers.value.format(value)),
    bytes: (size: number) => {
      const units = ['B', 'kB', 'MB', 'GB']
      const step = Math.min(Math.floor(Math.log10(Math.max(size, 1)) / 3), 3)
      return `${numbers.value.format(Number((size / 1000 ** step).toFixed(step ? 1 : 0)))} ${units[step]}`
    },
  }
}
