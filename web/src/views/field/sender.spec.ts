import 'fake-indexeddb/auto'
import { Blob } from 'node:buffer'
import { beforeEach, describe, expect, it } from 'vitest'
import { newEntry, type Attachment, type Body, type Entry, type Fields, type Kind } from './entries'
import { isPassing, Sender, type Wire } from './sender'
import { Store } from './store'
import { Problem } from '@/api/problem'

const NOW = Date.parse('2026-03-10T09:00:00Z')
let store: Store
let name = 0
let clock = 0

beforeEach(async () => {
  store = await Store.open(`sender-${++name}`)
})

/** A server as ours is: one effect for each key, another wording under the same key refused; its network as bad as a test wants. */
class Server {
  person = 'p'
  readonly received = new Map<string, { id: string; body: string }>()
  readonly uploads = new Map<string, number>()
  refuse: (entry: Entry) => Problem | null = () => null
  /** Called for each request: cut before it arrives, or before its answer does. */
  net: () => 'fine' | 'lost' | 'unanswered' = () => 'fine'

  private async over<T>(work: () => T): Promise<T> {
    const way = this.net()
    if (way === 'lost') throw new Problem({ code: 'UNREACHABLE' })
    const done = work()
    if (way === 'unanswered') throw new Problem({ code: 'UNREACHABLE' })
    return done
  }

  readonly wire: Wire = {
    who: () =>
      this.over(() => {
        if (!this.person) throw new Problem({ status: 401, code: 'NOT_SIGNED_IN' })
        return this.person
      }),
    serverTime: () => this.over(() => NOW),
    record: (entry, body) =>
      this.over(() => {
        const known = this.received.get(entry.key)
        if (known && known.body !== JSON.stringify(body)) throw new Problem({ status: 422, code: 'KEY_REUSED' })
        if (known) return known.id
        const refused = this.refuse(entry)
        if (refused) throw refused
        const id = `id-${this.received.size}`
        this.received.set(entry.key, { id, body: JSON.stringify(body) })
        return id
      }),
    upload: async (file, _ahead, begun, progress) => {
      if (!file.upload) {
        file.upload = await this.over(() => {
          const id = `upload-${this.uploads.size}`
          this.uploads.set(id, 0)
          return id
        })
        await begun(file.upload)
      }
      for (;;) {
        const at = await this.over(() => {
          const next = Math.min(this.uploads.get(file.upload)! + 2, file.size)
          this.uploads.set(file.upload, next)
          return next
        })
        progress(at)
        if (at === file.size) return `evidence of ${file.upload}`
      }
    },
    theirs: async () => ({ tourState: 'ENDED', copy: null }),
  }
}

async function waitingEntry(kind: Kind, fields: Partial<Fields> = {}, bytes = 0): Promise<Entry> {
  const entry: Entry = { ...newEntry(kind, 'p', 't', { phone: NOW + clock++, ahead: 0 }, fields), state: 'WAITING' }
  await store.put(entry)
  if (bytes) await store.putFile(photo(entry, bytes))
  return entry
}
const photo = (entry: Entry, size: number): Attachment => ({
  id: `${entry.key}-photo`, entry: entry.key, person: 'p', name: 'a.jpg', type: 'image/jpeg', size, taken: entry.begun,
  blob: new Blob(['x'.repeat(size)]) as never, upload: '', evidence: '',
})
const round = (server: Server) => new Sender(store, server.wire, 'p', () => 0).round()
const stateOf = async (entry: Entry) => (await store.entry(entry.key))?.state
const bodyAt = (server: Server, entry: Entry) => JSON.parse(server.received.get(entry.key)!.body) as Body

describe('the queue of the field', () => {
  it('sends each entry with its evidence, and its visit’s id', async () => {
    const server = new Server()
    const visit = await waitingEntry('visit', { place: '一号库' }, 7)
    const finding = await waitingEntry('finding', { title: '堵塞', visit: visit.key }, 3)
    const log = await waitingEntry('log', { words: '三家' })

    expect(await round(server)).toMatchObject({ end: 'done', sent: 3 })
    expect(bodyAt(server, finding)).toMatchObject({ visit: server.received.get(visit.key)!.id, evidence: [expect.stringContaining('evidence')] })
    for (const entry of [visit, finding, log]) expect(await stateOf(entry)).toBe('SENT')
    expect((await store.filesOf(visit.key))[0]!.blob).toBeNull()
  })

  it('has each entry exactly once on the server, however often the network breaks', async () => {
    for (let seed = 1; seed <= 10; seed++) {
      store = await Store.open(`flapping-${name}-${seed}`)
      const server = new Server()
      let dice = seed * 7919
      server.net = () => {
        dice = (dice * 1103515245 + 12345) % 2147483648
        const fell = (dice >> 16) % 10
        return fell < 2 ? 'lost' : fell < 4 ? 'unanswered' : 'fine'
      }
      const visit = await waitingEntry('visit', { place: '一号库' }, 9)
      const entries = [visit, await waitingEntry('finding', { visit: visit.key }, 12), await waitingEntry('log', { words: '三家' })]
      for (let n = 0; n < 400 && (await store.entries('p')).some((entry) => entry.state !== 'SENT'); n++) {
        await round(server)
        // As if the browser had been killed: nothing is known but what lies in the database.
        store.close()
        store = await Store.open(`flapping-${name}-${seed}`)
      }

      expect(server.received.size, `seed ${seed}`).toBe(3)
      for (const entry of entries) expect(await stateOf(entry), `seed ${seed}`).toBe('SENT')
      expect(bodyAt(server, entries[1]!).visit).toBe(server.received.get(visit.key)!.id)
      // A file goes up once more only if its announcement was never answered; the entry names one that is whole.
      for (const one of (bodyAt(server, visit).evidence as string[])) expect(server.uploads.get(one.replace('evidence of ', ''))).toBe(9)
    }
  }, 60_000)

  it('repeats a command word for word when its answer was lost', async () => {
    const server = new Server()
    const entry = await waitingEntry('log', { words: '三家' })
    let requests = 0
    server.net = () => (++requests === 4 ? 'unanswered' : 'fine')
    await round(server)
    expect(await stateOf(entry)).toBe('WAITING')
    expect((await store.entry(entry.key))!.attempt).toMatchObject({ words: '三家' })
    expect((await store.entry(entry.key))!.error).toBe('UNREACHABLE')

    expect(await round(server)).toMatchObject({ end: 'done', sent: 1 })
    expect(server.received.size).toBe(1)
  })

  it('keeps both copies of what is refused, and goes on with the rest', async () => {
    const server = new Server()
    server.refuse = ({ kind }) => (kind === 'visit' ? new Problem({ status: 409, code: 'OUT_OF_ORDER', detail: '巡查已结束', clause: 'ZZ-3.3.2' }) : null)
    const visit = await waitingEntry('visit', { place: '一号库', words: '我的原话' }, 5)
    const finding = await waitingEntry('finding', { visit: visit.key }, 3)
    const log = await waitingEntry('log')
    await round(server)

    const kept = (await store.entry(visit.key))!
    expect(kept).toMatchObject({ state: 'REFUSED', attempt: null, fields: { words: '我的原话' } })
    expect(kept.refusal).toMatchObject({ code: 'OUT_OF_ORDER', detail: '巡查已结束', clause: 'ZZ-3.3.2', tourState: 'ENDED' })
    expect((await store.filesOf(visit.key))[0]!.blob).not.toBeNull()
    expect(await stateOf(log)).toBe('SENT')
    expect(await stateOf(finding)).toBe('WAITING')

    // Set aside, it no longer holds up what named it; amended, it goes under the same key.
    await store.change(visit.key, ['REFUSED'], (entry) => ({ ...entry, state: 'ASIDE' }))
    await round(server)
    expect(bodyAt(server, finding).visit).toBeUndefined()
    server.refuse = () => null
    await store.change(visit.key, ['ASIDE'], (entry) => ({ ...entry, state: 'WAITING' }))
    await round(server)
    expect(await stateOf(visit)).toBe('SENT')
    expect(server.received.size).toBe(3)
  })

  it('sends nothing as somebody else', async () => {
    const server = new Server()
    server.person = 'another'
    const entry = await waitingEntry('log')

    expect(await round(server)).toMatchObject({ end: 'another-person', sent: 0 })
    server.person = ''
    expect(await round(server)).toMatchObject({ end: 'signed-out', sent: 0 })
    expect(server.received.size).toBe(0)
    expect(await stateOf(entry)).toBe('WAITING')
    server.person = 'p'
    expect(await round(server)).toMatchObject({ end: 'done', sent: 1 })
  })

  it('notices somebody else at the last moment', async () => {
    const server = new Server()
    await waitingEntry('log')
    let asked = 0
    server.net = () => {
      if (++asked === 3) server.person = 'another'
      return 'fine'
    }

    expect(await round(server)).toMatchObject({ end: 'another-person' })
    expect(server.received.size).toBe(0)
  })

  it('lets light entries go before a heavy one', async () => {
    const server = new Server()
    const order: string[] = []
    server.refuse = (entry) => (order.push(entry.key), null)
    const video = await waitingEntry('visit', {}, 5000)
    const log = await waitingEntry('log')
    await round(server)

    expect(order).toEqual([log.key, video.key])
  })

  it('knows what passes by itself from what a person must decide', () => {
    const passes = (status: number, code = '') => isPassing(new Problem({ status, code }))
    expect([0, 500, 503, 429, 408].map((status) => passes(status))).toEqual([true, true, true, true, true])
    expect([400, 403, 404, 409, 413, 422].map((status) => passes(status))).toEqual([false, false, false, false, false, false])
    expect(passes(409, 'BUSY')).toBe(true)
    expect(passes(403, 'CSRF')).toBe(true)
  })
})
