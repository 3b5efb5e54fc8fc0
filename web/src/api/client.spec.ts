import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect, get, newKey, post, search } from './client'
import { Problem } from './problem'

const answers: (() => Promise<Response>)[] = []
const sent: { url: string; init: RequestInit & { headers: Headers } }[] = []
let signedOut = 0

beforeEach(() => {
  answers.length = 0
  sent.length = 0
  signedOut = 0
  connect({ language: () => 'en', signedOut: () => signedOut++, pause: async () => undefined })
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    sent.push({ url, init: { ...init, headers: new Headers(init.headers) } })
    return answers.shift()!()
  })
})
afterEach(() => vi.unstubAllGlobals())

const ok = (body: unknown) => async () => new Response(JSON.stringify(body))
const refuse = (status: number, body: unknown) => async () =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/problem+json' } })
const lost = () => Promise.reject(new TypeError('network'))

describe('the client', () => {
  it('sends the language, the CSRF token, the key and the version seen', async () => {
    document.cookie = 'XSRF-TOKEN=abc'
    answers.push(ok({ version: 4 }))

    await post('/api/obligations/1/accept', { reason: 'x' }, { key: 'k1', version: 3 })

    const { headers } = sent[0]!.init
    expect(headers.get('Accept-Language')).toBe('en')
    expect(headers.get('X-XSRF-TOKEN')).toBe('abc')
    expect(headers.get('Idempotency-Key')).toBe('k1')
    expect(headers.get('If-Match')).toBe('"3"')
  })

  it('repeats a keyed command with the same key when the answer is lost', async () => {
    answers.push(lost, ok({ done: true }))

    await expect(post('/api/x', {}, { key: 'k2' })).resolves.toEqual({ done: true })

    expect(sent.map((one) => one.init.headers.get('Idempotency-Key'))).toEqual(['k2', 'k2'])
  })

  it('never repeats a command without a key', async () => {
    answers.push(lost)

    await expect(post('/api/session', {})).rejects.toMatchObject({ code: 'UNREACHABLE' })
    expect(sent).toHaveLength(1)
  })

  it('turns a refusal into a typed problem', async () => {
    answers.push(refuse(422, { title: 'No', code: 'EVIDENCE_MISSING', clause: 'WX-2.7b', violations: [{ field: 'evidence', message: 'missing' }] }))

    const problem = await post<never>('/api/x', {}, { key: newKey() }).catch((failure: Problem) => failure)

    expect(problem).toBeInstanceOf(Problem)
    expect(problem.clause).toBe('WX-2.7b')
    expect(problem.of('evidence')).toBe('missing')
  })

  it('knows a stale version', async () => {
    answers.push(refuse(409, { code: 'STALE', current: 7, changes: [] }))

    const problem = await post<never>('/api/x', {}, { key: newKey() }).catch((failure: Problem) => failure)

    expect(problem.stale).toBe(true)
  })

  it('says when the session has ended, but not while signing in', async () => {
    answers.push(refuse(401, {}), refuse(401, {}))

    await get('/api/units').catch(() => undefined)
    await get('/api/session', { quiet: true }).catch(() => undefined)

    expect(signedOut).toBe(1)
  })

  it('leaves empty filters out of the address', () => {
    expect(search({ q: '', state: 'OPEN', unit: undefined, tag: ['a', 'b'] })).toBe('?state=OPEN&tag=a&tag=b')
  })
})
