import { computed } from 'vue'
import { useRouter, type RouteRecordNormalized } from 'vue-router'
import { useClock } from '@/state/clock'
import { useSession } from '@/state/session'
import type { NavEntry } from '@/router'

export interface Destination extends NavEntry {
  path: string
  title: string
}

const GROUPS: NavEntry['group'][] = ['mine', 'field', 'rules', 'admin']

/** The pages the acting post may go to, in the order of the menu. */
export function useNavigation() {
  const router = useRouter()
  const session = useSession()
  const clock = useClock()

  const destinations = computed<Destination[]>(() =>
    router
      .getRoutes()
      .filter((route): route is RouteRecordNormalized & { meta: { nav: NavEntry } } => Boolean(route.meta.nav))
      .filter((route) => !route.meta.roles || (session.role !== undefined && route.meta.roles.includes(session.role)))
      .filter((route) => !route.meta.nav.simulated || clock.simulated)
      .map((route) => ({ ...route.meta.nav, path: route.path, title: route.meta.nav.label ?? route.meta.title ?? '' }))
      .sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || a.order - b.order),
  )
  const groups = computed(() =>
    GROUPS.map((group) => ({ group, entries: destinations.value.filter((d) => d.group === group) })).filter(
      (g) => g.entries.length > 0,
    ),
  )
  return { destinations, groups }
}

/** Whether the page at `path` lies under the menu entry at `entry`. */
export function under(entry: string, path: string): boolean {
  return entry === '/' ? path === '/' : path === entry || path.startsWith(`${entry}/`)
}
