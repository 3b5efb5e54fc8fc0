import { SetUp } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'
import { WORKERS } from '@/api/session'

export const routes: RouteRecordRaw[] = [
  {
    path: '/procedures',
    name: 'procedures',
    component: () => import('./ProceduresPage.vue'),
    meta: { title: 'procedures.title', roles: WORKERS, nav: { group: 'mine', order: 3, icon: SetUp } },
  },
  { path: '/procedures/:id', name: 'procedure', component: () => import('./ProcedurePage.vue'), props: true, meta: { title: 'procedures.title', roles: WORKERS } },
]
