import { get, post } from './client'
import type { Role } from './session'
import type { Bilingual } from './words'

/** Somebody of the samples who can be played while time is simulated. */
export interface Part {
  account: string
  role: Role
  title: Bilingual
}

export const cast = () => get<Part[]>('/api/simulation/cast', { quiet: true })
export const moveTo = (instant: string) => post<{ instant: string; simulated: boolean }>('/api/clock', { instant })
