import { get } from './client'
import type { Bilingual } from './words'

/** What is told of an issued letter to anybody who holds its check code. */
export interface FileCheck {
  code: string
  unit: string
  number: string | null
  kindName: Bilingual
  issuedAt: string
  valid: boolean
  stateName: Bilingual
  supersededBy: string | null
  sha256: string
  matches: boolean | null
  signer: string
  signedName: string
  signatureIntact: boolean
}

export const check = (code: string, sha256?: string) => get<FileCheck>(`/api/checks/${encodeURIComponent(code)}`, { query: { sha256 } })
