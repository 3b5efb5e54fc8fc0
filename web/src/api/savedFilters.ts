import { del, get, put } from './client'

export interface SavedFilter {
  name: string
  /** The list's address query. */
  query: string
}

/** The filters a person keeps for a list, by the list's own address. */
export const savedFilters = async (list: string) => (await get<{ items: SavedFilter[] }>(`${list}/filters`)).items
export const saveFilter = (list: string, name: string, query: string) =>
  put<void>(`${list}/filters/${encodeURIComponent(name)}`, { query })
export const forgetFilter = (list: string, name: string) => del<void>(`${list}/filters/${encodeURIComponent(name)}`)
