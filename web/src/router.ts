import type { Component } from 'vue'
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { takenAlong } from '@/state/phone'
import { useSession } from '@/state/session'

/** Where a page stands in the navigation. */
export interface NavEntry {
  group: 'mine' | 'field' | 'rules' | 'admin'
  order: number
  icon: Component
  /** Key of the short name in the menu; the page's title otherwise. */
  label?: string
  /** Also in the phone's bottom bar. */
  tab?: boolean
  /** Only where time is simulated. */
  simulated?: boolean
}

// Each view names its own routes beside its pages.
const declared = import.meta.glob<RouteRecordRaw[]>('./views/*/routes.ts', { eager: true, import: 'routes' })
export const routes: RouteRecordRaw[] = Object.values(declared).flat()

export function buildRouter() {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      ...routes,
      { path: '/:rest(.*)*', name: 'not-found', component: () => import('./views/not-found/NotFoundPage.vue'), meta: { title: 'shell.notFound.title' } },
    ],
    scrollBehavior: (to, _from, kept) => kept ?? (to.hash ? { el: to.hash } : { top: 0 }),
  })

  router.beforeEach(async (to) => {
    if (to.meta.offline) return true
    const session = useSession()
    const along = takenAlong()
    try {
      if (!session.asked) await session.load()
    } catch (unreachable) {
      session.asked = false
      // Without a network there is still what was taken along.
      if (along) return along
      throw unreachable
    }
    if (to.meta.open) return true
    if (!session.current) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { return: to.fullPath } }
    if (session.current.mustChangePassword && to.name !== 'password') return { name: 'password' }
    const roles = to.meta.roles
    if (roles && !(session.role && roles.includes(session.role))) {
      return { name: 'not-found', params: { rest: to.path.split('/').slice(1) } }
    }
    return true
  })
  return router
}
