import { useI18n } from 'vue-i18n'
import type { Act } from '@/api/acts'
import type { Evidence } from '@/api/evidence'
import type { ActView } from '@/api/obligations'
import { useActs } from '@/ui/acts'
import { useFormat } from '@/ui/format'

const GRAVE = ['overdue', 'returned', 'escalated', 'extension-refused']

/** An obligation's acts in words: to whom it went, how far it is, until when. */
export function useObligationActs() {
  const { t } = useI18n()
  const { date } = useFormat()
  const plain = useActs()

  return (view: ActView, files: Map<string, Evidence>): Act => {
    const act = plain(view, files)
    const kind = view.kind.slice(view.kind.indexOf('.') + 1)
    const { facts } = view
    const to = [facts.toTitle, facts.toName].filter(Boolean).join(' ')
    const lines = [
      to && t('obligations.to', { post: to }),
      typeof facts.percent === 'number' && t('obligations.percent', { percent: facts.percent }),
      kind === 'extension-granted' && typeof facts.due === 'string' && t('obligations.newDue', { due: date(facts.due) }),
      act.text,
    ].filter(Boolean)
    act.text = lines.join('\n') || null
    if (GRAVE.includes(kind)) act.tone = 'danger'
    return act
  }
}
