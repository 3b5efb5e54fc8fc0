import { Shop } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'
import { READERS } from '@/api/enterprises'

export const routes: RouteRecordRaw[] = [
  {
    path: '/enterprises',
    name: 'enterprises',
    component: () => import('./EnterprisesPage.vue'),
    meta: { title: 'enterprises.title', roles: READERS, nav: { group: 'field', order: 5, icon: Shop } },
  },
  {
    path: '/enterprises/:id',
    name: 'enterprise',
    component: () => import('./EnterprisePage.vue'),
    props: true,
    meta: { title: 'enterprises.title', roles: READERS },
  },
]
