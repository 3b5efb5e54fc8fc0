import { useI18n } from 'vue-i18n'
import type { Tone } from '@/ui/StatusTag.vue'
import type { ActView, HazardState } from '@/api/hazards'
import type { Act } from '@/api/acts'
import type { Evidence } from '@/api/evidence'
import { useActs } from '@/ui/acts'
import { chinaDate, useFormat } from '@/ui/format'

const TONES: Record<HazardState, Tone> = {
  REPORTED: 'warn',
  RECTIFYING: 'info',
  RECTIFIED: 'warn',
  VERIFIED: 'ok',
  CLOSED: 'done',
}

/** The last day in time: `due` is the first instant at which it is too late. */
export const lastDay = (due: string | null): string | null => (due ? chinaDate(Date.parse(due) - 1) : null)

/** A hazard's states and acts in words. */
export function useWords() {
  const { t } = useI18n()
  const { date } = useFormat()
  const plain = useActs()

  const tone = (state: HazardState): Tone => TONES[state]
  const state = (one: HazardState) => t(`hazards.state.${one}`)

  /**
   * An act in words. What was written and filed while rectifying stands with the rectification's own act, which the hazard's names.
   *
   * @param under the acts of the rectification, by id
   */
  function act(view: ActView, under: Map<string, ActView>, files: Map<string, Evidence>): Act {
    const one = plain(view, files)
    const { facts } = view
    const beneath = under.get(String(facts.obligationAct))
    const source = beneath ? plain(beneath, files) : one
    const bearer = [facts.bearerTitle, facts.bearerName].filter(Boolean).join(' ')
    one.text = [bearer && t('obligations.to', { post: bearer }), deadline(view), source.text].filter(Boolean).join('\n') || null
    // The photos of the find have a panel of their own.
    one.evidence = view.kind === 'hazard.reported' ? [] : [...(one.evidence ?? []), ...(beneath ? (source.evidence ?? []) : [])]
    return one
  }
  /** The first deadline comes with the assignment; any other is a new one. */
  function deadline({ kind, facts }: ActView): string | false {
    return typeof facts.due === 'string' && t(kind === 'hazard.assigned' ? 'hazards.rectifyBy' : 'obligations.newDue', { due: date(lastDay(facts.due)) })
  }

  return { tone, state, act }
}
