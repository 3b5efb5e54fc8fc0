import type { Condition, Member, NewMember, Rank } from '@/api/tourplans'

/** A member as a form holds it. */
export interface MemberForm {
  person: string
  unit: string
  leader: boolean
  official: boolean
  rank: string
  field: string
  conditions: Condition[]
}

export const blank = (leader = false): MemberForm => ({ person: '', unit: '', leader, official: true, rank: leader ? 'SECTION' : 'STAFF', field: '', conditions: [] })

export const formOf = (one: Member): MemberForm => ({
  person: one.person,
  unit: one.unit ?? '',
  leader: one.leader,
  official: one.official,
  rank: one.rank,
  field: one.field ?? '',
  conditions: [...one.conditions],
})

export const named = (form: MemberForm): NewMember => ({
  person: form.person,
  leader: form.leader,
  official: form.official,
  unit: form.unit || null,
  rank: form.rank as Rank,
  field: form.field.trim() || null,
  conditions: [...form.conditions],
})
