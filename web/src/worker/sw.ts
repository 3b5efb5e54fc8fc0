import { wayOf, type Way } from './rules'

/*
 * Keeps the program, never anybody's data: the shell once it is installed, the page for the field once somebody opens it. A new version
 * waits until the old one's pages are closed, so that no page loses the files it was built with.
 */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching extends Extendable {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface Worker {
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  addEventListener(type: 'install' | 'activate', heard: (event: Extendable) => void): void
  addEventListener(type: 'message', heard: (event: Extendable & MessageEvent) => void): void
  addEventListener(type: 'fetch', heard: (event: Fetching) => void): void
}

/** Put in by the build: the files of the shell, those of the page for the field, and a name for just these. */
declare const BUILT: { version: string; shell: string[]; field: string[] }

const worker = self as unknown as Worker
const PREFIX = 'anlan-'
const SHELL = PREFIX + 'shell-' + BUILT.version
const FIELD = PREFIX + 'field-' + BUILT.version
const FIRST_PAGE = '/'
const PATIENCE_MS = 4_000
const known: ReadonlySet<string> = new Set([...BUILT.shell, ...BUILT.field])

async function fill(name: string, files: string[]): Promise<void> {
  const cache = await caches.open(name)
  const there = new Set((await cache.keys()).map((request) => new URL(request.url).pathname))
  // Past the browser's own cache, or the first page of yesterday would name files that are gone.
  const missing = files.filter((file) => !there.has(file)).map((file) => new Request(file, { cache: file.startsWith('/assets/') ? 'default' : 'reload' }))
  await cache.addAll(missing)
}

async function install(): Promise<void> {
  const before = await caches.keys()
  await fill(SHELL, BUILT.shell)
  // Whoever could go without a network with the last version can with this one.
  if (before.some((name) => name.startsWith(PREFIX + 'field-'))) await fill(FIELD, BUILT.field)
}

async function activate(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== SHELL && name !== FIELD) await caches.delete(name)
  }
  await worker.clients.claim()
}

async function answer(request: Request, way: Way): Promise<Response> {
  const key = way === 'page' || way === 'field' ? FIRST_PAGE : new URL(request.url).pathname
  const kept = await caches.match(key)
  if (way === 'kept' && kept) return kept
  const stop = new AbortController()
  const patience = way === 'field' && kept ? setTimeout(() => stop.abort(), PATIENCE_MS) : undefined
  try {
    return await fetch(request, { signal: stop.signal })
  } catch (unreachable) {
    if (kept) return kept
    throw unreachable
  } finally {
    clearTimeout(patience)
  }
}

worker.addEventListener('install', (event) => event.waitUntil(install()))
worker.addEventListener('activate', (event) => event.waitUntil(activate()))
worker.addEventListener('message', (event) => {
  if (event.data !== 'field') return
  const filled = fill(FIELD, BUILT.field).then(
    () => event.ports[0]?.postMessage('kept'),
    () => event.ports[0]?.postMessage('failed'),
  )
  event.waitUntil(filled)
})
worker.addEventListener('fetch', (event) => {
  const way = wayOf(event.request, worker.location.origin, known)
  if (way !== 'network') event.respondWith(answer(event.request, way))
})
