import { useI18n } from 'vue-i18n'
import type { Tone } from '@/ui/StatusTag.vue'
import type { ActView, HazardState } from '@/api/hazards'
import type { Act } from '@/api/acts'
import { useActKinds } from '@/ui/acts'
import { chinaDate } from '@/ui/format'

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
  const kind = useActKinds()

  const tone = (state: HazardState): Tone => TONES[state]
  const state = (one: HazardState) => t(`hazards.state.${one}`)

  /** What somebody wrote with an act, in the order in which it matters. */
  const SAID = ['report', 'reason', 'opinion', 'conclusion', 'note', 'text', 'title']

  function act(view: ActView): Act {
    const said = SAID.map((name) => view.facts[name]).filter((one): one is string => typeof one === 'string' && one !== '')
    return {
      id: view.id,
      title: kind(view.kind),
      happenedAt: view.occurredAt,
      enteredAt: view.enteredAt,
      actor: view.personName,
      post: [view.unitName, view.postTitle].filter(Boolean).join(' ') || null,
      text: said[0] ?? null,
    }
  }

  return { tone, state, act }
}
