import { get, post } from './client'
import type { FileRef, Imprint, LetterText } from './letters'
import type { Bilingual, Done } from './words'

/** What the holder of a one-time link sees: one letter, and what they may do about it. */
export interface LinkedLetter {
  to: string
  from: string
  kindName: Bilingual
  language: string
  title: string
  number: string | null
  issuedAt: string | null
  text: LetterText
  addressees: string[]
  copies: string[]
  imprint: Imprint | null
  /** It came for information: nothing is expected. */
  copy: boolean
  files: FileRef[]
  dueDay: string | null
  late: boolean
  /** How often the sender has reminded them. */
  reminders: number
  received: boolean
  mayReceive: boolean
  mayReply: boolean
  /** What files the reply must come with. */
  proof: Bilingual[]
  expiresAt: string
  replies: { words: string; givenAt: string; state: string; opinion: string | null }[]
}

const at = (secret: string) => `/api/reply-links/${encodeURIComponent(secret)}`
const quiet = true

export const openLink = (secret: string) => get<LinkedLetter>(at(secret), { quiet })
export const linkedPdf = (secret: string) => `${at(secret)}/letter.pdf`
export const linkedFile = (secret: string, file: FileRef) => `${at(secret)}/files/${file.sha256}`
export const receiveByLink = (secret: string, key: string) => post<Done>(`${at(secret)}/receipt`, undefined, { key, quiet })
export const replyByLink = (secret: string, content: { words: string; files: string[] }, key: string) => post<Done>(`${at(secret)}/replies`, content, { key, quiet })
export function uploadByLink(secret: string, file: File): Promise<FileRef> {
  const form = new FormData()
  form.append('file', file)
  return post<FileRef>(`${at(secret)}/files`, form, { quiet })
}
