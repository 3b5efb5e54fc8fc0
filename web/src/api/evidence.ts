import { get, post, send, type Options, type Page } from './client'
import { Problem } from './problem'

export interface Evidence {
  id: string
  name: string
  kind: 'photo' | 'document' | 'audio' | 'video'
  type: string
  size: number
  sha256: string
  capturedAt: string | null
  /** The capture time is only what the uploader said. */
  captureSaid: boolean
  latitude: number | null
  longitude: number | null
  device: string | null
  uploaderName: string
  uploadedAt: string
}

interface UploadState {
  id: string
  offset: number
  size: number
  evidence: Evidence | null
}

export const evidenceUrl = (id: string) => `/api/evidence/${id}/content`
export const thumbnailUrl = (id: string) => `/api/evidence/${id}/thumbnail`
export const evidence = (id: string) => get<Evidence>(`/api/evidence/${id}`)

/** The files behind the hashes that acts carry, as far as one may see them. */
export async function evidenceByHash(hashes: string[]): Promise<Map<string, Evidence>> {
  const asked = [...new Set(hashes)].slice(0, 100)
  if (asked.length === 0) return new Map()
  const found = await get<Pick<Page<Evidence>, 'items'>>('/api/evidence', { query: { sha256: asked } })
  return new Map(found.items.map((one) => [one.sha256, one]))
}

/** A file that hasn't wholly gone up, with the upload it belongs to if that has begun: what a draft keeps of it. */
export interface Waiting {
  file: File
  id: string
}

const PIECE = 4 * 1024 * 1024
const MOST_FAILURES = 5

const offsetOf = async (id: string, options: Options) =>
  Number((await send('HEAD', `/api/evidence/${id}`, options)).headers.get('Upload-Offset'))

/** A server that has forgotten the upload gets it anew. */
function forgotten(failure: unknown): undefined {
  if (!(failure instanceof Problem && failure.status === 404)) throw failure
}

/** What is known of a file besides itself, and whether the caller deals with an ended session itself. */
export interface Said {
  /** When it was taken, where the file's own date isn't to be believed. */
  capturedAt?: string
  quiet?: boolean
  /** Bytes sent at a time. */
  piece?: number
}

/** An upload that can be gone on with: what was announced to the server. */
export class Sending {
  /** `id` is empty until the server has given one. */
  constructor(
    readonly file: File,
    public id = '',
    readonly said: Said = {},
  ) {}

  /** Sends the file piece by piece from where the server stopped. */
  async go(progress: (sent: number) => void, signal?: AbortSignal): Promise<Evidence> {
    let sent = 0
    const { quiet } = this.said
    const stopped = this.id ? await offsetOf(this.id, { signal, quiet }).catch(forgotten) : undefined
    if (stopped !== undefined) sent = stopped
    else {
      const { name, size, type, lastModified } = this.file
      // The date of a document's file says nothing about its making; that of a photo mostly does.
      const captured = /^(image|video|audio)\//.test(type)
      const asked = { name, size, type: type || undefined, capturedAt: captured ? (this.said.capturedAt ?? new Date(lastModified).toISOString()) : undefined }
      this.id = (await post<UploadState>('/api/evidence', asked, { signal, quiet })).id
    }
    progress(sent)
    let failures = 0
    for (;;) {
      try {
        const answer = await send('PATCH', `/api/evidence/${this.id}`, {
          headers: { 'Upload-Offset': String(sent), 'Content-Type': 'application/offset+octet-stream' },
          body: this.file.slice(sent, sent + (this.said.piece ?? PIECE)),
          signal,
          quiet,
        })
        const state = (await answer.json()) as UploadState
        sent = state.offset
        progress(sent)
        if (state.evidence) return state.evidence
        failures = 0
      } catch (failure) {
        const refused = failure instanceof Problem && failure.status >= 400 && failure.status < 500 && failure.status !== 409
        if (signal?.aborted || refused || ++failures > MOST_FAILURES) throw failure
        sent = await offsetOf(this.id, { signal, quiet })
      }
    }
  }
}
