/** Letters and digits that can't be taken for one another when a password is read out or copied by hand. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679'
const GROUPS = 4
const LENGTH = 4

/** A first password: random, and easy to pass on. */
export function firstPassword(): string {
  const draw = () => {
    // Numbers beyond the last whole multiple would favour the first letters.
    const limit = 256 - (256 % LETTERS.length)
    for (;;) {
      const [one] = crypto.getRandomValues(new Uint8Array(1))
      if (one! < limit) return LETTERS[one! % LETTERS.length]
    }
  }
  const group = () => Array.from({ length: LENGTH }, draw).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}

/** The end of a day in China so many days from now, as an instant. */
export function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59+08:00`).toISOString()
}
