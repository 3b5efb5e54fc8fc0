import { ref } from 'vue'
import type { Evidence } from '@/api/evidence'
import { files as filesOf, tour, type TourView } from '@/api/tours'
import { useLoad } from '@/ui/command'

/** A tour with the files recorded on it, and what else a page reads with it. */
export function useTour(id: string, also: (found: TourView) => Promise<unknown> = () => Promise.resolve()) {
  const files = ref(new Map<string, Evidence>())
  /** Grows with each reading: what panels read by themselves is read anew. */
  const turn = ref(0)
  const { value: view, problem, load } = useLoad(async () => {
    const found = await tour(id)
    const [recorded] = await Promise.all([found.findings.length || found.timeline.length ? filesOf(id) : new Map<string, Evidence>(), also(found)])
    files.value = recorded
    turn.value++
    return found
  })
  void load()
  return { view, files, turn, problem, load }
}
