import { del, get, newKey, post } from './client'

export interface SavedFilter {
  id: string
  name: string
  /** The list's address query. */
  query: string
}

export const savedFilters = async (list: string) =>
  (await get<{ items: SavedFilter[] }>('/api/saved-filters', { query: { list } })).items
export const saveFilter = (list: string, name: string, query: string) =>
  post<SavedFilter>('/api/saved-filters', { list, name, query }, { key: newKey() })
export const forgetFilter = (id: string) => del<void>(`/api/saved-filters/${id}`, { key: newKey() })
