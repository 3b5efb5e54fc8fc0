import { DocumentChecked } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'
import { READERS } from '@/api/commitments'

export const routes: RouteRecordRaw[] = [
  {
    path: '/commitments',
    name: 'commitments',
    component: () => import('./CommitmentsPage.vue'),
    meta: { title: 'commitments.title', roles: READERS, nav: { group: 'field', order: 6, icon: DocumentChecked } },
  },
]
