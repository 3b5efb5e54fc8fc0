import { bodyOf, waitsFor, type Attachment, type Body, type Entry, type Refusal } from './entries'
import type { Store } from './store'
import { asProblem, type Problem } from '@/api/problem'

/** How the queue reaches the server. */
export interface Wire {
  who: () => Promise<string>
  serverTime: () => Promise<number>
  record: (entry: Entry, body: Body) => Promise<string>
  upload: (file: Attachment, ahead: number, begun: (upload: string) => Promise<unknown>, progress: (sent: number) => void) => Promise<string>
  theirs: (entry: Entry) => Promise<{ tourState: string; copy: Body | null }>
}

export interface Round {
  /** `done` went through all there was; the others broke off. */
  end: 'done' | 'unreachable' | 'signed-out' | 'another-person'
  sent: number
  problem: Problem | null
}

export interface Progress {
  entry: string
  file: string
  sent: number
  size: number
}

const LATER = new Set([0, 408, 423, 425, 429, 502, 503, 504])
const LATER_CODES = new Set(['BUSY', 'CSRF', 'DISK_FULL', 'UNEXPECTED', 'WRONG_OFFSET'])

/** Whether the same content may be taken another time: nobody has looked at it yet. */
export const isPassing = (problem: Problem) => LATER.has(problem.status) || problem.status >= 500 || LATER_CODES.has(problem.code)

/**
 * Sends one person's waiting entries, the light ones first, each as its own key. Whatever breaks off is gone on with in the next round: an
 * upload from the server's offset, a command word for word, so that its repetition has no second effect.
 */
export class Sender {
  constructor(
    private readonly store: Store,
    private readonly wire: Wire,
    private readonly person: string,
    private readonly ahead: (serverNow: number) => number,
    private readonly phone: () => number = Date.now,
    private readonly changed: () => unknown = () => undefined,
    private readonly progress: (now: Progress | null) => unknown = () => undefined,
  ) {}

  async round(): Promise<Round> {
    let sent = 0
    try {
      await this.requireSamePerson()
      const tried = new Set<string>()
      for (let next = await this.next(tried); next; next = await this.next(tried)) {
        tried.add(next.key)
        if (await this.send(next)) sent++
        // The next visit's id may have come with this one: what waited for it is looked at again.
        await this.changed()
      }
      await this.store.settle()
      return { end: 'done', sent, problem: null }
    } catch (failure) {
      if (failure instanceof Stopped) return { end: failure.end, sent, problem: failure.problem }
      throw failure
    } finally {
      this.progress(null)
      await this.changed()
    }
  }

  /** The server takes what it is given as the signed-in person's: nobody else's is sent. */
  private async requireSamePerson(): Promise<void> {
    try {
      if ((await this.wire.who()) !== this.person) throw new Stopped('another-person', null)
    } catch (failure) {
      throw this.stopping(failure)
    }
  }

  private async next(tried: Set<string>): Promise<Entry | undefined> {
    const all = await this.store.entries(this.person)
    const open = all.filter((entry) => entry.state === 'WAITING' && !tried.has(entry.key) && !waitsFor(entry, all))
    const heavy = new Map<string, number>()
    for (const entry of open) {
      const files = await this.store.filesOf(entry.key)
      heavy.set(entry.key, files.filter((file) => !file.evidence).reduce((sum, file) => sum + file.size, 0))
    }
    return open.sort((a, b) => heavy.get(a.key)! - heavy.get(b.key)! || a.begun.phone - b.begun.phone)[0]
  }

  /** Whether it arrived. */
  private async send(entry: Entry): Promise<boolean> {
    try {
      const serverNow = await this.wire.serverTime()
      const ahead = this.ahead(serverNow)
      const files = await this.store.filesOf(entry.key)
      for (const file of files) if (!file.evidence) await this.uploaded(file, ahead)
      await this.requireSamePerson()
      const all = await this.store.entries(this.person)
      const body = entry.attempt ?? bodyOf(entry, files, all, ahead, serverNow)
      const attempt = await this.store.change(entry.key, ['WAITING'], (now) => ({ ...now, attempt: body, error: null }))
      if (!attempt) return false
      const id = await this.wire.record(attempt, body)
      await this.store.change(entry.key, ['WAITING'], (now) => ({ ...now, state: 'SENT', id, sentAt: this.phone(), attempt: null, error: null }))
      await this.store.lighten(entry.key)
      return true
    } catch (failure) {
      await this.failed(entry, failure)
      return false
    }
  }

  private async uploaded(file: Attachment, ahead: number): Promise<void> {
    if (!file.blob) return
    // Marked in memory as well: the file is written again with what came of it.
    const begun = (upload: string) => this.store.putFile({ ...file, upload: (file.upload = upload) })
    file.evidence = await this.wire.upload(file, ahead, begun, (sent) =>
      this.progress({ entry: file.entry, file: file.id, sent, size: file.size }),
    )
    await this.store.putFile({ ...file })
  }

  private async failed(entry: Entry, failure: unknown): Promise<void> {
    if (failure instanceof Stopped) throw failure
    const problem = asProblem(failure)
    // What can't be reached has no words of its own: the page has them.
    const words = problem.status === 0 ? 'UNREACHABLE' : problem.detail || problem.title || problem.code
    if (problem.status === 401 || isPassing(problem)) {
      await this.store.change(entry.key, ['WAITING'], (now) => ({ ...now, error: words }))
      if (problem.status === 401 || problem.status === 0) throw this.stopping(problem)
      return
    }
    const now = (await this.store.entry(entry.key)) ?? entry
    const theirs = await this.wire.theirs(now).catch(() => ({ tourState: null, copy: null }))
    const refusal: Refusal = {
      at: this.phone(),
      status: problem.status,
      code: problem.code,
      title: problem.title,
      detail: problem.detail,
      clause: problem.clause ?? null,
      violations: problem.violations.map(({ field, message }) => ({ field, message })),
      ...theirs,
    }
    await this.store.change(entry.key, ['WAITING'], (kept) => ({ ...kept, state: 'REFUSED', refusal, attempt: null, error: null }))
  }

  private stopping(failure: unknown): Stopped {
    if (failure instanceof Stopped) return failure
    const problem = asProblem(failure)
    return new Stopped(problem.status === 401 ? 'signed-out' : 'unreachable', problem)
  }
}

class Stopped extends Error {
  constructor(
    readonly end: Exclude<Round['end'], 'done'>,
    readonly problem: Problem | null,
  ) {
    super(end)
  }
}
