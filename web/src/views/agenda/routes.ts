import { Calendar } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'
import { WORKERS } from '@/api/session'

export const routes: RouteRecordRaw[] = [
  {
    path: '/agenda',
    name: 'agenda',
    component: () => import('./AgendaPage.vue'),
    meta: { title: 'agenda.title', roles: WORKERS, nav: { group: 'mine', order: 2, icon: Calendar } },
  },
]
