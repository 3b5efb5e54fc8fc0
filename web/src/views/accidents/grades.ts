import { GRADES, type Grade, type Harm } from '@/api/accidents'
import type { Tone } from '@/ui/StatusTag.vue'

export const TONES: Record<Grade, Tone> = { ORDINARY: 'info', LARGER: 'warn', MAJOR: 'danger', EXTRAORDINARY: 'danger' }

/** From how many deaths, serious injuries and yuan on a grade is reached (State Council Order No. 493, art. 3). */
const LIMITS: Record<Grade, Harm> = {
  ORDINARY: { deaths: 0, seriousInjuries: 0, loss: 0 },
  LARGER: { deaths: 3, seriousInjuries: 10, loss: 10_000_000 },
  MAJOR: { deaths: 10, seriousInjuries: 50, loss: 50_000_000 },
  EXTRAORDINARY: { deaths: 30, seriousInjuries: 100, loss: 100_000_000 },
}

/** The grade the register will give, shown while figures are typed. */
export function gradeOf(harm: Harm): Grade {
  const reached = GRADES.filter((grade) => harm.deaths >= LIMITS[grade].deaths || harm.seriousInjuries >= LIMITS[grade].seriousInjuries || harm.loss >= LIMITS[grade].loss)
  return reached[reached.length - 1] ?? 'ORDINARY'
}
