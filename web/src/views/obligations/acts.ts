import { useI18n } from 'vue-i18n'
import type { Act } from '@/api/acts'
import type { Evidence } from '@/api/evidence'
import type { ActView } from '@/api/obligations'
import { useFormat } from '@/ui/format'

/** What somebody wrote with an act, in the order in which it matters. */
const SAID = ['report', 'reason', 'opinion', 'words', 'finding', 'note']
const GRAVE = ['overdue', 'returned', 'escalated', 'extension-refused']

/** An obligation's acts in words. */
export function useActs() {
  const { t, te } = useI18n()
  const { date } = useFormat()

  return (view: ActView, files: Map<string, Evidence>): Act => {
    const kind = view.kind.slice(view.kind.indexOf('.') + 1)
    const key = `obligations.act.${kind}`
    const { facts } = view
    const said = SAID.map((name) => facts[name]).filter((one): one is string => typeof one === 'string' && one !== '')
    const to = [facts.toTitle, facts.toName].filter(Boolean).join(' ')
    const lines = [
      to && t('obligations.to', { post: to }),
      typeof facts.percent === 'number' && t('obligations.percent', { percent: facts.percent }),
      kind.startsWith('extension-granted') && typeof facts.due === 'string' && t('obligations.newDue', { due: date(facts.due) }),
      ...said,
    ].filter(Boolean)
    const act: Act = {
      id: view.id,
      title: te(key) ? t(key) : t('obligations.act.other'),
      happenedAt: view.occurredAt,
      enteredAt: view.enteredAt,
      late: view.late,
      actor: view.personName,
      post: [view.unitName, view.postTitle].filter(Boolean).join(' ') || null,
      text: lines.join('\n') || null,
      evidence: view.evidence.map((hash) => files.get(hash)).filter((one): one is Evidence => one !== undefined),
    }
    if (GRAVE.includes(kind)) act.tone = 'danger'
    return act
  }
}
