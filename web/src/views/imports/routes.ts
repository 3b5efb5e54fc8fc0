import type { RouteRecordRaw } from 'vue-router'
import { AUTHORITIES } from '@/api/hazards'

export const routes: RouteRecordRaw[] = [
  { path: '/imports', name: 'imports', component: () => import('./ImportsPage.vue'), meta: { title: 'imports.title', roles: AUTHORITIES } },
  { path: '/imports/:id', name: 'import', component: () => import('./ImportPage.vue'), props: true, meta: { title: 'imports.title', roles: AUTHORITIES } },
]
