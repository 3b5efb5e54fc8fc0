/** What is typed on this device and not sent yet: kept in the browser's own database, so that a dead battery loses nothing. */
const DATABASE = 'anlan'
const STORE = 'drafts'

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE)
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}

async function within<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  // Private windows may have no database: the draft then lives as long as the page.
  const database = await open().catch(() => undefined)
  if (!database) return undefined
  try {
    return await new Promise<T>((resolve, reject) => {
      const asked = act(database.transaction(STORE, mode, { durability: 'strict' }).objectStore(STORE))
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
  } finally {
    database.close()
  }
}

export const keptDraft = <T>(key: string) => within<T | undefined>('readonly', (store) => store.get(key) as IDBRequest<T | undefined>)
export const keepDraft = (key: string, draft: unknown) => within('readwrite', (store) => store.put(JSON.parse(JSON.stringify(draft)), key))
/** With the files in it: the content as it is, nothing reactive in it. */
export const keepDraftWithFiles = (key: string, draft: unknown) => within('readwrite', (store) => store.put(draft, key))
export const dropDraft = (key: string) => within('readwrite', (store) => store.delete(key))
