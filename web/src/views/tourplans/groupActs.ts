import { useI18n } from 'vue-i18n'
import type { ActView } from '@/api/obligations'
import type { GroupView } from '@/api/tourplans'
import { useFormat } from '@/ui/format'

/** Of whom an act on a group tells, where its kind alone doesn't say: who declared what, was released, gives way to whom. */
export function useGroupActs() {
  const { t } = useI18n()
  const { date } = useFormat()

  return (act: ActView, view: GroupView): string | null => {
    const { person, tour, ties, from, to, incoming, outgoing, granted } = act.facts as Record<string, string | unknown[] | boolean | undefined>
    switch (act.kind) {
      case 'tour-group.interests-declared': {
        const of = { person, tour: view.tours.find((one) => one.id === tour)?.unitName ?? t('tourplans.group.act.otherTour') }
        const count = Array.isArray(ties) ? ties.length : 0
        return count ? t('tourplans.group.act.tied', { ...of, count }, count) : t('tourplans.group.act.declared', of)
      }
      case 'tour-group.member-released':
        return t('tourplans.group.act.released', { person, from: date(String(from)), to: date(String(to)) })
      case 'tour-group.replacement-proposed':
        return t('tourplans.group.act.replaced', { incoming, outgoing })
      case 'tour-group.replacement-decided':
        return t(granted ? 'tourplans.group.act.replaced' : 'tourplans.group.act.refused', { incoming, outgoing })
      default:
        return null
    }
  }
}
