import { Problem } from './problem'

export type Query = Record<string, string | number | boolean | string[] | null | undefined>

export interface Options {
  query?: Query
  body?: unknown
  /** The version the user saw; a stale one is refused. */
  version?: number
  /** Names one command: the same key twice has one effect. */
  key?: string
  signal?: AbortSignal
  headers?: Record<string, string>
  /** Handled by the caller: no turn to the sign-in page. */
  quiet?: boolean
}

interface Surroundings {
  language: () => string
  signedOut: () => void
  pause: (milliseconds: number) => Promise<void>
}

let surroundings: Surroundings = {
  language: () => 'zh-CN',
  signedOut: () => undefined,
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
}

export function connect(parts: Partial<Surroundings>): void {
  surroundings = { ...surroundings, ...parts }
}

/** An idempotency key. `crypto.randomUUID` is absent on plain HTTP, as on many intranets. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
}

export function search(query: Query = {}): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue
    if (Array.isArray(value)) value.forEach((one) => params.append(name, one))
    else params.append(name, String(value))
  }
  const text = params.toString()
  return text ? `?${text}` : ''
}

export function cookie(name: string): string | undefined {
  const found = document.cookie.split('; ').find((part) => part.startsWith(`${name}=`))
  return found && decodeURIComponent(found.slice(name.length + 1))
}

const RETRY_PAUSES = [300, 1000]

/** Sends one request. Reads and keyed commands are sent again when the network fails, with the same key. */
export async function send(method: string, path: string, options: Options = {}): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json, application/problem+json', ...options.headers })
  headers.set('Accept-Language', surroundings.language())
  if (options.version !== undefined) headers.set('If-Match', `"${options.version}"`)
  if (options.key) headers.set('Idempotency-Key', options.key)
  const raw = options.body instanceof Blob || options.body instanceof FormData
  if (options.body !== undefined && !raw) headers.set('Content-Type', 'application/json')
  const body = raw ? (options.body as BodyInit) : options.body === undefined ? undefined : JSON.stringify(options.body)
  const again = method === 'GET' || method === 'HEAD' || options.key ? RETRY_PAUSES : []

  for (let attempt = 0; ; attempt++) {
    const token = cookie('XSRF-TOKEN')
    if (method !== 'GET' && method !== 'HEAD' && token) headers.set('X-XSRF-TOKEN', token)
    try {
      const answer = await fetch(path + search(options.query), {
        method,
        headers,
        body,
        signal: options.signal ?? null,
        credentials: 'same-origin',
      })
      if (answer.ok) return answer
      const problem = await problemOf(answer)
      if (answer.status === 401 && !options.quiet) surroundings.signedOut()
      throw problem
    } catch (failure) {
      if (failure instanceof Problem || options.signal?.aborted) throw failure
      const wait = again[attempt]
      if (wait === undefined) throw new Problem({ status: 0, code: 'UNREACHABLE' })
      await surroundings.pause(wait)
    }
  }
}

async function problemOf(answer: Response): Promise<Problem> {
  try {
    const body = await answer.json()
    return new Problem({ status: answer.status, ...body })
  } catch {
    return new Problem({ status: answer.status, code: 'UNEXPECTED' })
  }
}

async function json<T>(answer: Response): Promise<T> {
  const text = await answer.text()
  return (text ? JSON.parse(text) : undefined) as T
}

export const get = async <T>(path: string, options?: Options) => json<T>(await send('GET', path, options))
export const post = async <T>(path: string, body?: unknown, options?: Options) =>
  json<T>(await send('POST', path, { ...options, body }))
export const put = async <T>(path: string, body?: unknown, options?: Options) =>
  json<T>(await send('PUT', path, { ...options, body }))
export const del = async <T>(path: string, options?: Options) => json<T>(await send('DELETE', path, options))

/** One page of a list; `next` asks for the following one. */
export interface Page<T> {
  items: T[]
  next: string | null
}
