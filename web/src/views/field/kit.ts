import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Work } from './works'
import { KITS } from '@/state/phone'

/** What of a tour or a check was taken along on the phone: to be read where there is no network. */
export interface Kit {
  id: string
  person: string
  work: Work
  /** The tour's id, or the check's. */
  tour: string
  /** By the server's clock. */
  at: number
  unit: { id: string; name: string }
  senderName: string
  state: string
  /** A tour's theme, a check's matter. */
  theme: string
  starts: string
  /** Empty for a check, which lasts until its report. */
  ends: string
  /** Whether the person may record on it now. */
  member: boolean
  checklist: { area: string; items: string[] }[]
  enterprises: { id: string; name: string; missing: string[]; lastInspection: string | null }[]
  /** What else may have to put right what is found: the places and offices of the unit, the bodies of who sends. */
  bodies: { id: string; name: string }[]
  hazards: { id: string; number: string; title: string; unitName: string; place: string; state: string; kind: string; due: string | null; late: boolean }[]
  /** Whether there are more enterprises or hazards than a phone takes along. */
  cut: boolean
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

/** All that one person has taken along. */
export const keptKits = (person: string) => within((database) => database.getAll('kits', IDBKeyRange.bound(`${person}/`, `${person}/\uffff`)))
export const keepKit = (kit: Kit) => within((database) => database.put('kits', kit))

/** Nobody else's data stay on the phone once another person has come. */
export const dropOthers = (person: string) =>
  within(async (database) => {
    for (const id of await database.getAllKeys('kits')) if (!id.startsWith(`${person}/`)) await database.delete('kits', id)
  })
