/** How the service worker answers a request. */
export type Way =
  /** As if there were no service worker: everything of the interface, and whatever isn't ours. */
  | 'network'
  /** A built file, whose name changes with its content. */
  | 'kept'
  /** A page: the network's first page, or the kept one. */
  | 'page'
  /** The page for the field: it doesn't wait long for a network that is hardly there. */
  | 'field'
  /** Icons and the manifest: the network's, or the kept ones. */
  | 'fresh'

export interface Asked {
  method: string
  url: string
  mode: string
}

const FIELD = /^\/(tours|clues\/county-checks)\/[^/]+\/field$/

/** People's data pass by the service worker: it keeps nothing that a person would have to be signed in for. */
export function wayOf(asked: Asked, origin: string, kept: ReadonlySet<string>): Way {
  const url = new URL(asked.url)
  if (asked.method !== 'GET' || url.origin !== origin || url.pathname.startsWith('/api/')) return 'network'
  if (asked.mode === 'navigate') return FIELD.test(url.pathname) ? 'field' : 'page'
  if (!kept.has(url.pathname)) return 'network'
  return url.pathname.startsWith('/assets/') ? 'kept' : 'fresh'
}
