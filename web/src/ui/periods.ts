/** The periods one can look at: this year and the last by year, quarter and month. */
export function periods(today: string): string[] {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7))
  const quarters = (y: number, last: number) => Array.from({ length: last }, (_, n) => `${y}-Q${last - n}`)
  const months = (y: number, last: number) => Array.from({ length: last }, (_, n) => `${y}-${String(last - n).padStart(2, '0')}`)
  return [
    String(year), ...quarters(year, Math.ceil(month / 3)), ...months(year, month),
    String(year - 1), ...quarters(year - 1, 4), ...months(year - 1, 12),
  ]
}
