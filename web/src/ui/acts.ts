import { useI18n } from 'vue-i18n'
import type { Act } from '@/api/acts'
import type { Evidence } from '@/api/evidence'
import type { ActView } from '@/api/obligations'

/** What somebody wrote with an act, in the order in which it matters. */
const SAID = ['report', 'what', 'findings', 'reason', 'opinion', 'text', 'words', 'finding', 'note', 'title']

/** Acts of one kind of record in words; its texts are under `<area>.act`. */
export function useActs(area: string) {
  const { t, te } = useI18n()

  return (view: ActView, files: Map<string, Evidence> = new Map()): Act => {
    const key = `${area}.act.${view.kind.slice(view.kind.indexOf('.') + 1)}`
    const said = SAID.map((name) => view.facts[name]).find((one): one is string => typeof one === 'string' && one !== '')
    return {
      id: view.id,
      title: te(key) ? t(key) : t('timeline.other'),
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
