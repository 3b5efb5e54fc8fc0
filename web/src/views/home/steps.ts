import type { Role } from '@/api/session'

/** What each role may usefully do when nothing presses: the key of its words, and where it is done. */
export interface NextStep {
  key: string
  to: string
}

const BOARD = { key: 'board', to: '/board' }
const ROLLOUT = { key: 'rollout', to: '/regimes' }
const UNASSIGNED = { key: 'unassigned', to: '/work?show=ALL&state=OPEN' }
const HAZARDS = { key: 'hazards', to: '/hazards' }
const ENTERPRISES = { key: 'enterprises', to: '/enterprises' }
const RISKS = { key: 'risks', to: '/risks' }

export const NEXT_STEPS: Partial<Record<Role, NextStep[]>> = {
  PRINCIPAL: [BOARD, UNASSIGNED, ROLLOUT],
  COMMITTEE_OFFICE: [BOARD, ROLLOUT, UNASSIGNED],
  SUPERVISOR: [HAZARDS, ENTERPRISES],
  INSPECTOR: [HAZARDS, RISKS],
  DEPARTMENT: [HAZARDS, ENTERPRISES],
  ENTERPRISE: [RISKS, { key: 'mine', to: '/hazards' }],
  GRID_WORKER: [{ key: 'mine', to: '/hazards' }],
}

/** Roles that find hazards on the spot: their first page lets them report one at once. */
export const FINDERS_ON_SITE: Role[] = ['INSPECTOR', 'GRID_WORKER', 'ENTERPRISE', 'DEPARTMENT', 'SUPERVISOR']

/** Roles that assign what nobody bears yet. */
export const ASSIGNERS: Role[] = ['PRINCIPAL', 'COMMITTEE_OFFICE', 'SUPERVISOR']
