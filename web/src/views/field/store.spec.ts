import 'fake-indexeddb/auto'
import { Blob } from 'node:buffer'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { newEntry, type Attachment } from './entries'
import { Store } from './store'

const begun = { phone: 1, ahead: null }
const file = (entry: string, id: string): Attachment => ({
  id, entry, person: 'p', name: 'a.jpg', type: 'image/jpeg', size: 5, taken: begun, blob: new Blob(['photo']) as never, upload: '', evidence: '',
})
let store: Store
let name = 0

beforeEach(async () => {
  vi.restoreAllMocks()
  store = await Store.open(`store-${++name}`)
})

/** As a browser does whose quota is used up, until room is made as often as it takes. */
function full(failures: number) {
  const put = IDBObjectStore.prototype.put
  return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
    if (failures-- > 0) throw new DOMException('full', 'QuotaExceededError')
    return put.call(this, value, key)
  })
}

describe('the store of the field', () => {
  it('gives back what was kept, one person’s alone', async () => {
    const mine = newEntry('log', 'p', 't', begun, { words: '查了三家' })
    await store.put(mine)
    await store.put(newEntry('log', 'another', 't', begun))
    await store.putFile(file(mine.key, 'f1'))
    store.close()
    store = await Store.open(`store-${name}`)

    expect(await store.entries('p', 't')).toEqual([mine])
    expect(await store.entries('p', 'another tour')).toEqual([])
    expect((await store.filesOf(mine.key))[0]).toMatchObject({ id: 'f1', size: 5 })
  })

  it('makes room for words from the spare room', async () => {
    await store.reserve()
    full(1)

    expect(await store.put(newEntry('log', 'p', 't', begun))).toBe(true)
    expect(store.unkept).toBe(0)
  })

  it('gives up the files of what was sent before anything else', async () => {
    const sent = { ...newEntry('visit', 'p', 't', begun), state: 'SENT' as const }
    await store.put(sent)
    await store.putFile(file(sent.key, 'old'))
    full(2)

    expect(await store.putFile(file('new', 'f'))).toBe(true)
    expect(await store.filesOf(sent.key)).toEqual([])
  })

  it('holds in memory what finds no room, and puts it away once there is some', async () => {
    const entry = newEntry('log', 'p', 't', begun, { words: '写在内存里' })
    const limit = full(100)

    expect(await store.put(entry)).toBe(false)
    expect(await store.putFile(file(entry.key, 'f'))).toBe(false)
    expect(store.unkept).toBe(2)
    expect(await store.entries('p')).toEqual([entry])
    expect(await store.filesOf(entry.key)).toHaveLength(1)

    limit.mockRestore()
    await store.settle()
    expect(store.unkept).toBe(0)
    expect(await store.entries('p')).toEqual([entry])
  })

  it('doesn’t let an old window write over what has gone its way', async () => {
    const entry = newEntry('log', 'p', 't', begun)
    await store.put({ ...entry, state: 'WAITING' })

    await expect(store.putDraft(entry)).rejects.toThrow()
    expect(await store.change(entry.key, ['DRAFT'], (now) => ({ ...now, state: 'ASIDE' }))).toBeUndefined()
    expect((await store.entry(entry.key))?.state).toBe('WAITING')
  })

  it('makes a file of a recording that was cut off', async () => {
    const { blob, ...begunFile } = file('e', 'sound')
    await store.putPiece(begunFile, 1, blob!)
    await store.putPiece(begunFile, 2, blob!)

    expect(await store.mend('another')).toBe(0)
    expect(await store.mend('p')).toBe(1)
    expect((await store.filesOf('e'))[0]).toMatchObject({ id: 'sound', entry: 'e' })
    expect(await store.mend('p')).toBe(0)
  })

  it('drops an entry with its files, and only the content of what was sent', async () => {
    const entry = newEntry('visit', 'p', 't', begun)
    await store.put(entry)
    await store.putFile(file(entry.key, 'f'))
    await store.lighten(entry.key)
    expect((await store.filesOf(entry.key))[0]).toMatchObject({ name: 'a.jpg', blob: null })
    await store.drop(entry.key)
    expect(await store.entries('p')).toEqual([])
    expect(await store.filesOf(entry.key)).toEqual([])
  })
})
