import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { KITS } from '@/state/phone'

/** What of a tour was taken along on the phone: to be read where there is no network. */
export interface Kit {
  id: string
  person: string
  tour: string
  /** By the server's clock. */
  at: number
  unit: { id: string; name: string }
  senderName: string
  state: string
  theme: string
  starts: string
  ends: string
  /** Whether the person may record on it now. */
  member: boolean
  checklist: { area: string; items: string[] }[]
  enterprises: { id: string; name: string; missing: string[]; lastInspection: string | null }[]
  bodies: { id: string; name: string }[]
  hazards: { id: string; number: string; title: string; unitName: string; place: string; state: string; kind: string; due: string | null; late: boolean }[]
  visits: { id: string; method: string; place: string; happenedAt: string; name: string }[]
  findings: { id: string; area: string; title: string; severity: string; name: string }[]
}

interface Kits extends DBSchema {
  kits: { key: string; value: Kit }
}

/** In a database of its own, so that signing out can delete it whole. */
async function within<T>(act: (database: IDBPDatabase<Kits>) => Promise<T>): Promise<T> {
  const database = await openDB<Kits>(KITS, 1, { upgrade: (fresh) => void fresh.createObjectStore('kits', { keyPath: 'id' }) })
  try {
    return await act(database)
  } finally {
    database.close()
  }
}

export const keptKit = (person: string, tour: string) => within((database) => database.get('kits', `${person}/${tour}`))
export const keepKit = (kit: Kit) => within((database) => database.put('kits', kit))

/** Nobody else's data stay on the phone once another person has come. */
export const dropOthers = (person: string) =>
  within(async (database) => {
    for (const id of await database.getAllKeys('kits')) if (!id.startsWith(`${person}/`)) await database.delete('kits', id)
  })
