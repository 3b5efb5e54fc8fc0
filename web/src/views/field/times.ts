/** A time as the phone saw it. */
export interface Moment {
  /** What the phone's own clock said, in milliseconds. */
  phone: number
  /** How far the server was ahead of it, as last measured; null when it never was. */
  ahead: number | null
}

/** Less is the way of an answer, not a wrong clock. */
export const WRONG = 60_000
/** A clock that goes back by more was set by somebody. */
const SET_BACK = 2_000
const KEPT = 'anlan.field.ahead'

/** The server's time of a moment. `ahead` stands in where none was measured in time. */
export const corrected = (moment: Moment, ahead: number | null) => moment.phone + (moment.ahead ?? ahead ?? 0)

/** Whether the phone's clock was so wrong that what it said is noted. */
export const differs = (moment: Moment, ahead: number | null) => Math.abs(moment.ahead ?? ahead ?? 0) >= WRONG

/**
 * Tells the server's time by the phone's clock, which may be wrong or be set meanwhile. Date and time of the server are asked whenever it
 * can be reached; the answer's way counts as having lain before its arrival, so that a time is never ahead of the server's own.
 */
export class Timepiece {
  private last: { phone: number; steady: number }
  private told: number | null

  constructor(
    private readonly phone: () => number = Date.now,
    private readonly steady: () => number = () => performance.now(),
    private readonly shelf: Pick<Storage, 'getItem' | 'setItem'> = localStorage,
  ) {
    const kept = Number(shelf.getItem(KEPT) ?? Number.NaN)
    this.told = Number.isFinite(kept) ? kept : null
    this.last = { phone: phone(), steady: steady() }
  }

  /** The server said this as its answer arrived. */
  measured(server: number): void {
    this.last = { phone: this.phone(), steady: this.steady() }
    this.keep(server - this.last.phone)
  }

  /** Null as long as it was never measured on this phone. */
  get ahead(): number | null {
    this.look()
    return this.told
  }

  get wrong(): boolean {
    return Math.abs(this.ahead ?? 0) >= WRONG
  }

  moment(): Moment {
    const { ahead } = this
    return { phone: this.phone(), ahead }
  }

  now(): number {
    return corrected(this.moment(), null)
  }

  /** A phone asleep lets its steady clock stand, so only a clock that went back is known to have been set. */
  private look(): void {
    const phone = this.phone()
    const steady = this.steady()
    const lost = steady - this.last.steady - (phone - this.last.phone)
    if (this.told !== null && lost > SET_BACK) this.keep(this.told + lost)
    this.last = { phone, steady }
  }

  private keep(ahead: number): void {
    this.told = Math.round(ahead)
    try {
      this.shelf.setItem(KEPT, String(this.told))
    } catch {
      // A full phone measures again next time.
    }
  }
}
