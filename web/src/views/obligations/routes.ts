import type { RouteRecordRaw } from 'vue-router'
import { WORKERS } from '@/api/session'

export const routes: RouteRecordRaw[] = [
  {
    path: '/obligations/:id',
    name: 'obligation',
    component: () => import('./ObligationPage.vue'),
    props: true,
    meta: { title: 'obligations.title', roles: WORKERS },
  },
]
