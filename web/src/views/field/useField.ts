import { computed, onBeforeUnmount, reactive, ref, shallowRef } from 'vue'
import { blank, newEntry, waiting, type Attachment, type Entry, type Fields, type Kind } from './entries'
import { dropOthers, keepKit, keptKits, type Kit } from './kit'
import { Sender, type Progress, type Round } from './sender'
import { isFull, Store } from './store'
import { Timepiece } from './times'
import * as wire from './wire'
import { fieldOf, type Work } from './works'
import { asProblem, type Problem } from '@/api/problem'
import { owner, remember, takeAlong, type Owner } from '@/state/phone'

/** Whether the server knows who this is: `unknown` while it can't be reached. */
export type Access = 'asking' | 'signed-in' | 'unknown' | 'ended' | 'nobody'

const SHORTEST_PAUSE_MS = 5_000
const LONGEST_PAUSE_MS = 300_000
const QUEUE = 'anlan-field-queue'

/** One person's work on one tour or check on this phone: what was taken along, what was written, and the queue that sends it. */
export function useField(work: Work, tour: string) {
  const times = new Timepiece()
  const person = ref<Owner | null>(owner())
  const access = ref<Access>('asking')
  const kit = shallowRef<Kit>()
  /** What else the person has taken along. */
  const others = shallowRef<Kit[]>([])
  const entries = shallowRef<Entry[]>([])
  const files = shallowRef<Attachment[]>([])
  const state = reactive({ ready: false, online: navigator.onLine, sending: false, taking: false, unkept: 0, persistent: true, kitLost: false })
  const progress = shallowRef<Progress | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const ahead = ref(times.ahead)
  const queue = computed(() => waiting(entries.value, files.value))
  const windows = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(QUEUE)
  let store: Store
  let pause = SHORTEST_PAUSE_MS
  let timer: ReturnType<typeof setTimeout> | undefined
  let gone = false

  async function look(): Promise<void> {
    if (!person.value || gone) return
    const found = await store.entries(person.value.id, tour)
    const lists = await Promise.all(found.map((entry) => store.filesOf(entry.key)))
    entries.value = found
    files.value = lists.flat()
    state.unkept = store.unkept
    ahead.value = times.ahead
  }
  async function told(): Promise<void> {
    await look()
    windows?.postMessage(tour)
  }

  /** Asks who is signed in and what time it is; what the phone itself knows has been shown before. */
  async function ask(): Promise<void> {
    try {
      times.measured(await wire.serverTime())
      const session = await wire.whoIsSignedIn()
      const same = session.person.id === person.value?.id
      person.value = session.person
      remember(session.person)
      access.value = 'signed-in'
      if (!same) await arrive()
    } catch (failure) {
      const ended = asProblem(failure).status === 401
      access.value = ended ? (person.value ? 'ended' : 'nobody') : person.value ? 'unknown' : 'nobody'
    }
    ahead.value = times.ahead
  }

  async function arrive(): Promise<void> {
    if (!person.value) return
    await dropOthers(person.value.id).catch(() => undefined)
    await store.mend(person.value.id)
    const kits = await keptKits(person.value.id)
    kit.value = kits.find((one) => one.tour === tour)
    others.value = kits.filter((one) => one.tour !== tour)
    await look()
  }

  async function begin(): Promise<void> {
    store = await Store.open()
    await arrive()
    state.ready = true
    state.persistent = (await navigator.storage?.persisted?.().catch(() => false)) ?? false
    await ask()
    void send()
  }

  async function take(): Promise<void> {
    state.taking = true
    problem.value = null
    try {
      await ask()
      if (access.value !== 'signed-in') return
      const taken = await wire.kitOf(person.value!.id, work, tour, times.now())
      kit.value = taken
      state.kitLost = !(await keepKit(taken).then(
        () => true,
        (failure: unknown) => {
          if (!isFull(failure)) throw failure
          return false
        },
      ))
      takeAlong(fieldOf(work, tour))
      state.persistent = (await navigator.storage?.persist?.().catch(() => false)) ?? false
      await store.reserve()
    } catch (failure) {
      problem.value = asProblem(failure)
    } finally {
      state.taking = false
    }
  }

  /** One round at a time, also across windows of the same browser. */
  async function send(): Promise<void> {
    if (!person.value || state.sending || gone) return
    clearTimeout(timer)
    if (queue.value.count === 0 && state.unkept === 0) return
    state.sending = true
    try {
      const round = () =>
        new Sender(store, { ...wire, who: async () => (await wire.whoIsSignedIn()).person.id }, person.value!.id, (server) => {
          times.measured(server)
          return times.ahead!
        }, Date.now, told, (now) => (progress.value = now)).round()
      const ended: Round | null = navigator.locks
        ? await navigator.locks.request(QUEUE, { ifAvailable: true }, (lock) => (lock ? round() : null))
        : await round()
      if (ended) settle(ended)
    } finally {
      state.sending = false
      await look()
    }
    again()
  }

  function settle(round: Round): void {
    problem.value = round.end === 'unreachable' ? round.problem : null
    if (round.end === 'signed-out') access.value = 'ended'
    else if (round.end === 'another-person') void ask()
    else if (round.end === 'unreachable') access.value = 'unknown'
    else access.value = 'signed-in'
    if (round.sent > 0) pause = SHORTEST_PAUSE_MS
    else pause = Math.min(2 * pause, LONGEST_PAUSE_MS)
  }

  function again(): void {
    if (gone || (queue.value.count === 0 && state.unkept === 0) || access.value === 'ended') return
    timer = setTimeout(() => void send(), pause)
  }

  function sendNow(): void {
    pause = SHORTEST_PAUSE_MS
    void (access.value === 'ended' ? ask().then(send) : send())
  }
  function back(): void {
    state.online = navigator.onLine
    if (state.online) sendNow()
  }
  const seen = () => document.visibilityState === 'visible' && sendNow()
  const leaving = (event: Event) => state.unkept > 0 && event.preventDefault()
  addEventListener('online', back)
  addEventListener('offline', back)
  addEventListener('beforeunload', leaving)
  document.addEventListener('visibilitychange', seen)
  windows?.addEventListener('message', () => void look())
  onBeforeUnmount(() => {
    gone = true
    clearTimeout(timer)
    removeEventListener('online', back)
    removeEventListener('offline', back)
    removeEventListener('beforeunload', leaving)
    document.removeEventListener('visibilitychange', seen)
    windows?.close()
  })

  /** An entry to write in; it is in the phone's database from its first letter on. */
  async function write(kind: Kind, given: Partial<Fields> = {}): Promise<Entry> {
    const entry = newEntry(kind, person.value!.id, tour, times.moment(), given)
    await store.put(entry)
    await told()
    return entry
  }
  async function keep(entry: Entry): Promise<void> {
    await store.putDraft(entry)
    state.unkept = store.unkept
  }
  async function finish(key: string): Promise<void> {
    await store.change(key, ['DRAFT'], (entry) => ({ ...entry, state: 'WAITING', refusal: null, error: null }))
    await told()
    void send()
  }
  /** Back to paper: what was refused, or hasn't been tried yet. What may have arrived isn't reworded. */
  async function amend(key: string): Promise<Entry | undefined> {
    const changed = await store.change(key, ['REFUSED', 'WAITING', 'ASIDE', 'DRAFT'], (entry) =>
      entry.attempt ? entry : { ...entry, state: 'DRAFT' },
    )
    await told()
    return changed?.state === 'DRAFT' ? changed : undefined
  }
  async function setAside(key: string): Promise<void> {
    await store.change(key, ['REFUSED', 'DRAFT'], (entry) => ({ ...entry, state: 'ASIDE' }))
    await told()
  }
  /** Sends a finding without the visit it names. */
  async function alone(key: string): Promise<void> {
    await store.change(key, ['WAITING'], (entry) => (entry.attempt ? entry : { ...entry, fields: { ...entry.fields, visit: '' } }))
    await told()
    sendNow()
  }
  async function drop(key: string): Promise<void> {
    const entry = await store.entry(key)
    if (entry && (entry.state === 'ASIDE' || entry.state === 'SENT' || entry.state === 'DRAFT')) await store.drop(key)
    await told()
  }
  /** Leaves an entry that is being written; an empty one goes. */
  async function leave(key: string): Promise<void> {
    const entry = await store.entry(key)
    if (entry?.state === 'DRAFT' && blank(entry, (await store.filesOf(key)).length)) await store.drop(key)
    await told()
  }
  async function attach(file: Attachment): Promise<void> {
    await store.putFile(file)
    await told()
  }
  async function detach(id: string): Promise<void> {
    await store.dropFile(id)
    await told()
  }

  return {
    work, person, access, kit, others, entries, files, state, progress, problem, ahead, queue, times,
    begin, take, sendNow, write, keep, finish, amend, setAside, alone, drop, leave, attach, detach,
    pieces: { put: (file: Omit<Attachment, 'blob'>, n: number, piece: Blob) => store.putPiece(file, n, piece), drop: (id: string) => store.dropPieces(id) },
  }
}

export type Field = ReturnType<typeof useField>
