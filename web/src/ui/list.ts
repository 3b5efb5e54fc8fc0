import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { get, search, type Page, type Query } from '@/api/client'
import { asProblem, type Problem } from '@/api/problem'

/**
 * A list over a cursor-paged endpoint. Its filters live in the address, so that a list can be kept, sent and gone back to;
 * the Excel export asks for exactly what is seen.
 */
export function useList<T>(path: string, names: string[], fixed: () => Query = () => ({})) {
  const route = useRoute()
  const router = useRouter()
  const items = shallowRef<T[]>([])
  const next = ref<string | null>(null)
  const loading = ref(true)
  const problem = shallowRef<Problem | null>(null)
  let turn = 0

  const known = [...names, 'sort']
  const filters = computed<Record<string, string>>(() =>
    Object.fromEntries(known.map((name) => [name, String(route.query[name] ?? '')])),
  )
  const filtered = computed(() => names.some((name) => filters.value[name]))
  const query = computed<Query>(() => ({ ...filters.value, ...fixed() }))
  const exportUrl = computed(() => `${path}.xlsx${search(query.value)}`)

  function filter(changes: Record<string, string | undefined>): void {
    const wanted = { ...route.query, ...changes }
    const kept = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined && value !== ''))
    void router.replace({ query: kept })
  }
  const clear = () => filter(Object.fromEntries(names.map((name) => [name, undefined])))

  async function fetchPage(cursor?: string): Promise<void> {
    const mine = ++turn
    loading.value = true
    try {
      const page = await get<Page<T>>(path, { query: { ...query.value, cursor } })
      if (mine !== turn) return
      items.value = cursor ? [...items.value, ...page.items] : page.items
      next.value = page.next
      problem.value = null
    } catch (failure) {
      if (mine === turn) problem.value = asProblem(failure)
    } finally {
      if (mine === turn) loading.value = false
    }
  }
  const reload = () => fetchPage()
  const more = () => (next.value ? fetchPage(next.value) : undefined)

  watch(() => JSON.stringify(query.value), reload, { immediate: true })
  onBeforeUnmount(() => turn++)

  return { items, next, loading, problem, filters, filtered, query, exportUrl, filter, clear, reload, more }
}

export type List<T> = ReturnType<typeof useList<T>>

export interface Column {
  key: string
  title: string
  /** The name the server sorts by, if it can. */
  sort?: string
  numeric?: boolean
  width?: string
  /** Left out of the phone's cards. */
  deskOnly?: boolean
}
