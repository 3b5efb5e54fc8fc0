import { Files } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'
import { WORKERS } from '@/api/session'

export const routes: RouteRecordRaw[] = [
  {
    path: '/archive',
    name: 'archive',
    component: () => import('./ArchivePage.vue'),
    meta: { title: 'archive.title', roles: WORKERS, nav: { group: 'mine', order: 6, icon: Files } },
  },
]
