import { Grid } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'
import { BOARD_READERS } from '@/api/board'

export const routes: RouteRecordRaw[] = [
  {
    path: '/board',
    name: 'board',
    component: () => import('./BoardPage.vue'),
    meta: { title: 'board.title', roles: BOARD_READERS, nav: { group: 'mine', order: 4, icon: Grid } },
  },
]
