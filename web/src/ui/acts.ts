import { useI18n } from 'vue-i18n'
import type { Act } from '@/api/acts'
import type { Evidence } from '@/api/evidence'
import type { ActView } from '@/api/obligations'

/** What somebody wrote with an act, in the order in which it matters. */
const SAID = ['report', 'what', 'findings', 'reason', 'opinion', 'conclusion', 'text', 'words', 'finding', 'note', 'title']

/** Kinds of acts in words: every kind has one, under `acts`. */
export function useActKinds() {
  const { t, te } = useI18n()
  return (kind: string): string => (te(`acts.${kind}`) ? t(`acts.${kind}`) : t('timeline.other'))
}

/** Acts in words, as the timelines show them. */
export function useActs() {
  const kind = useActKinds()
  const { locale } = useI18n()

  return (view: ActView, files: Map<string, Evidence> = new Map()): Act => {
    const said = SAID.map((name) => (locale.value === 'en' ? (view.facts[`${name}En`] ?? view.facts[name]) : view.facts[name])).find((one): one is string => typeof one === 'string' && one !== '')
    return {
      id: view.id,
      title: kind(view.kind),
      happenedAt: view.occurredAt,
      enteredAt: view.enteredAt,
      late: view.late,
      actor: view.personName,
      post: [view.unitName, view.postTitle].filter(Boolean).join(' ') || null,
      text: said ?? null,
      evidence: view.evidence.map((hash) => files.get(hash)).filter((one): one is Evidence => one !== undefined),
    }
  }
}
