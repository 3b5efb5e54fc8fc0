import { newKey } from '@/api/client'
import type { Attachment, Entry } from './entries'
import type { Timepiece } from './times'

const PIECE_MS = 1_000
const TYPES = [
  { type: 'audio/webm;codecs=opus', ending: 'webm' },
  { type: 'audio/mp4', ending: 'm4a' },
]

interface Shelf {
  put: (file: Omit<Attachment, 'blob'>, number: number, piece: Blob) => Promise<boolean>
  drop: (id: string) => Promise<void>
}

export const canRecord = () => typeof MediaRecorder !== 'undefined' && Boolean(navigator.mediaDevices?.getUserMedia)

/** Records sound, each second of it kept at once, so that a killed browser leaves all but the last. */
export class Recording {
  private readonly pieces: Blob[] = []
  private kept: Promise<unknown> = Promise.resolve()

  private constructor(
    readonly file: Omit<Attachment, 'blob'>,
    private readonly recorder: MediaRecorder,
    private readonly shelf: Shelf,
  ) {
    recorder.ondataavailable = ({ data }) => {
      if (data.size === 0) return
      const number = this.pieces.push(data)
      this.kept = this.kept.then(() => shelf.put(file, number, data)).catch(() => undefined)
    }
    recorder.start(PIECE_MS)
  }

  /** @throws DOMException when the microphone is refused */
  static async begin(entry: Entry, name: string, times: Timepiece, shelf: Shelf): Promise<Recording> {
    const sound = await navigator.mediaDevices.getUserMedia({ audio: true })
    const { type, ending } = TYPES.find((one) => MediaRecorder.isTypeSupported(one.type)) ?? TYPES[0]!
    const file = {
      id: newKey(), entry: entry.key, person: entry.person, name: `${name}.${ending}`, type: type.split(';')[0]!, size: 0,
      taken: times.moment(), upload: '', evidence: '',
    }
    return new Recording(file, new MediaRecorder(sound, { mimeType: type }), shelf)
  }

  /** The whole recording. Its pieces stay until it is kept as one. */
  async end(): Promise<Attachment> {
    const stopped = new Promise((resolve) => (this.recorder.onstop = resolve))
    if (this.recorder.state !== 'inactive') this.recorder.stop()
    else this.recorder.onstop?.(new Event('stop'))
    await stopped
    await this.kept
    this.recorder.stream.getTracks().forEach((track) => track.stop())
    const blob = new Blob(this.pieces, { type: this.file.type })
    return { ...this.file, size: blob.size, blob }
  }

  forgetPieces(): Promise<void> {
    return this.shelf.drop(this.file.id)
  }
}
