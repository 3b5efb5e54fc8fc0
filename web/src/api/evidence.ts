import { get, newKey, post, send } from './client'

export interface Evidence {
  id: string
  name: string
  type: string
  size: number
  sha256: string
  capturedAt?: string | null
  uploadedAt?: string | null
  place?: { latitude: number; longitude: number } | null
}

export interface Upload {
  id: string
  /** Bytes the server already holds. */
  received: number
}

export const evidenceUrl = (id: string) => `/api/evidence/${id}/content`
export const evidence = (id: string) => get<Evidence>(`/api/evidence/${id}`)

const PIECE = 4 * 1024 * 1024

/** Sends a file piece by piece; after a broken connection it goes on where the server stopped. */
export async function upload(file: File, progress: (sent: number) => void, signal?: AbortSignal): Promise<Evidence> {
  const begun = await post<Upload>('/api/evidence/uploads', { name: file.name, size: file.size }, { key: newKey(), signal })
  let sent = begun.received
  let failures = 0
  while (sent < file.size) {
    try {
      await send('PATCH', `/api/evidence/uploads/${begun.id}`, {
        query: { offset: sent },
        body: file.slice(sent, sent + PIECE),
        signal,
      })
      sent = Math.min(sent + PIECE, file.size)
      failures = 0
    } catch (failure) {
      if (signal?.aborted || ++failures > 5) throw failure
      sent = (await get<Upload>(`/api/evidence/uploads/${begun.id}`, { signal })).received
    }
    progress(sent)
  }
  return post<Evidence>(`/api/evidence/uploads/${begun.id}/finish`, {}, { key: newKey(), signal })
}
