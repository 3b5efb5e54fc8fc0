import { List } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'
import { WORKERS } from '@/api/session'

export const routes: RouteRecordRaw[] = [
  {
    path: '/work',
    name: 'work',
    component: () => import('./WorkPage.vue'),
    meta: { title: 'work.title', roles: WORKERS, nav: { group: 'mine', order: 1, icon: List, tab: true } },
  },
  {
    path: '/work/key-tasks',
    name: 'key-tasks',
    component: () => import('./KeyTasksPage.vue'),
    meta: { title: 'work.keyTasks.title', roles: ['COMMITTEE_OFFICE', 'PRINCIPAL', 'SUPERVISOR', 'AUDITOR'] },
  },
]
