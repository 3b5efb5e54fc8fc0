import { openDB, type DBSchema, type IDBPDatabase, type StoreNames } from 'idb'
import type { Attachment, Entry, State } from './entries'

interface Shelves extends DBSchema {
  entries: { key: string; value: Entry; indexes: { person: string } }
  files: { key: string; value: Attachment; indexes: { entry: string } }
  /** A recording that is still running, piece by piece. */
  pieces: { key: [string, number]; value: { file: Omit<Attachment, 'blob'>; piece: Blob } }
  /** Room that is kept free for words when photos have filled the phone. */
  spare: { key: string; value: Blob }
}

const DATABASE = 'anlan-field'
const SPARE_BYTES = 1024 * 1024

export const isFull = (failure: unknown) => failure instanceof DOMException && failure.name === 'QuotaExceededError'

/** What is being typed has meanwhile gone its way in another window. */
export class NotDraft extends Error {}

/**
 * Everything written in the field, in the phone's database. What finds no room there is held in memory and put away as soon as there is
 * room again; until then the page says so.
 */
export class Store {
  private readonly unkeptEntries = new Map<string, Entry>()
  private readonly unkeptFiles = new Map<string, Attachment>()

  private constructor(private readonly database: IDBPDatabase<Shelves>) {}

  static async open(name = DATABASE): Promise<Store> {
    const database = await openDB<Shelves>(name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore('entries', { keyPath: 'key' }).createIndex('person', 'person')
        fresh.createObjectStore('files', { keyPath: 'id' }).createIndex('entry', 'entry')
        fresh.createObjectStore('pieces')
        fresh.createObjectStore('spare')
      },
      blocking: () => database.close(),
    })
    return new Store(database)
  }

  close(): void {
    this.database.close()
  }

  /** How many records are in memory alone. */
  get unkept(): number {
    return this.unkeptEntries.size + this.unkeptFiles.size
  }

  /** One person's entries of one tour, the latest first. */
  async entries(person: string, tour?: string): Promise<Entry[]> {
    const kept = await this.database.getAllFromIndex('entries', 'person', person)
    const all = new Map(kept.map((entry) => [entry.key, entry]))
    for (const entry of this.unkeptEntries.values()) if (entry.person === person) all.set(entry.key, entry)
    return [...all.values()].filter((entry) => !tour || entry.tour === tour).sort((a, b) => b.begun.phone - a.begun.phone)
  }

  async entry(key: string): Promise<Entry | undefined> {
    return this.unkeptEntries.get(key) ?? (await this.database.get('entries', key))
  }

  async filesOf(entry: string): Promise<Attachment[]> {
    const all = new Map((await this.database.getAllFromIndex('files', 'entry', entry)).map((file) => [file.id, file]))
    for (const file of this.unkeptFiles.values()) if (file.entry === entry) all.set(file.id, file)
    return [...all.values()].sort((a, b) => a.taken.phone - b.taken.phone)
  }

  /** Keeps an entry; false when the phone had no room for it. */
  async put(entry: Entry): Promise<boolean> {
    const kept = await this.within(() => this.write('entries', entry))
    if (kept) this.unkeptEntries.delete(entry.key)
    else this.unkeptEntries.set(entry.key, entry)
    return kept
  }

  /** Keeps what is being typed, unless the entry has meanwhile gone its way in another window. */
  async putDraft(entry: Entry): Promise<boolean> {
    const now = await this.entry(entry.key)
    if (now && now.state !== 'DRAFT') throw new NotDraft()
    return this.put(entry)
  }

  /** Changes an entry that is in one of these states; undefined when it is in another or gone. */
  async change(key: string, from: State[], change: (entry: Entry) => Entry): Promise<Entry | undefined> {
    const now = await this.entry(key)
    if (!now || !from.includes(now.state)) return undefined
    const changed = change(now)
    await this.put(changed)
    return changed
  }

  async putFile(file: Attachment): Promise<boolean> {
    const kept = await this.within(() => this.write('files', file))
    if (kept) this.unkeptFiles.delete(file.id)
    else this.unkeptFiles.set(file.id, file)
    return kept
  }

  async dropFile(id: string): Promise<void> {
    this.unkeptFiles.delete(id)
    await this.database.delete('files', id)
  }

  /** Deletes an entry with its files. */
  async drop(key: string): Promise<void> {
    for (const file of await this.filesOf(key)) await this.dropFile(file.id)
    this.unkeptEntries.delete(key)
    await this.database.delete('entries', key)
  }

  /** What was sent needs no room: the server has the files. */
  async lighten(key: string): Promise<void> {
    for (const file of await this.filesOf(key)) if (file.blob) await this.putFile({ ...file, blob: null })
  }

  /** Tries again to put away what is in memory alone. */
  async settle(): Promise<void> {
    for (const entry of [...this.unkeptEntries.values()]) await this.put(entry)
    for (const file of [...this.unkeptFiles.values()]) await this.putFile(file)
    if (this.unkept === 0) await this.reserve()
  }

  /** Keeps a little room free, so that words still fit when photos no longer do. */
  async reserve(): Promise<void> {
    if ((await this.database.count('spare')) > 0) return
    await this.database.put('spare', new Blob([new Uint8Array(SPARE_BYTES)]), 'room').catch(() => undefined)
  }

  /** Keeps the next piece of a running recording. */
  async putPiece(file: Omit<Attachment, 'blob'>, number: number, piece: Blob): Promise<boolean> {
    return this.within(() => this.write('pieces', { file, piece }, [file.id, number]))
  }

  async dropPieces(id: string): Promise<void> {
    await this.database.delete('pieces', IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]))
  }

  /** Recordings that a killed browser left unfinished become files, as far as they had got. */
  async mend(person: string): Promise<number> {
    const found = new Map<string, { file: Omit<Attachment, 'blob'>; pieces: Blob[] }>()
    for (const { file, piece } of await this.database.getAll('pieces')) {
      if (file.person !== person) continue
      const one = found.get(file.id) ?? { file, pieces: [] }
      one.pieces.push(piece)
      found.set(file.id, one)
    }
    for (const { file, pieces } of found.values()) {
      const blob = new Blob(pieces, { type: file.type })
      if (await this.putFile({ ...file, size: blob.size, blob })) await this.dropPieces(file.id)
    }
    return found.size
  }

  /** On the disk, not only on its way there: a battery may die the next moment. */
  private async write<Name extends StoreNames<Shelves>>(name: Name, value: Shelves[Name]['value'], key?: Shelves[Name]['key']): Promise<void> {
    const writing = this.database.transaction(name, 'readwrite', { durability: 'strict' })
    const put = writing.store.put(value, key)
    put.catch(() => undefined)
    await writing.done
    await put
  }

  /** Whether it found room: first as it is, then in the spare room, then where the files of sent entries lay. */
  private async within(write: () => Promise<unknown>): Promise<boolean> {
    for (const makeRoom of [async () => this.database.clear('spare'), () => this.forgetSentFiles(), null]) {
      try {
        await write()
        return true
      } catch (failure) {
        if (!isFull(failure)) throw failure
        await makeRoom?.()
      }
    }
    return false
  }

  private async forgetSentFiles(): Promise<void> {
    for (const entry of await this.database.getAll('entries')) {
      if (entry.state !== 'SENT') continue
      for (const file of await this.database.getAllFromIndex('files', 'entry', entry.key)) await this.database.delete('files', file.id)
    }
  }
}
