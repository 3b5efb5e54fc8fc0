import { Guide } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'
import { WORKERS } from '@/api/session'

export const routes: RouteRecordRaw[] = [
  {
    path: '/tours',
    name: 'tours',
    component: () => import('./ToursPage.vue'),
    meta: { title: 'tours.title', roles: WORKERS, nav: { group: 'field', order: 7, icon: Guide } },
  },
  { path: '/clues/county-checks/:id/work', name: 'county-check-work', component: () => import('./CheckWorkPage.vue'), props: true, meta: { title: 'tours.light.title', roles: WORKERS } },
  { path: '/tours/:id', name: 'tour', component: () => import('./TourPage.vue'), props: true, meta: { title: 'tours.title', roles: WORKERS } },
]
