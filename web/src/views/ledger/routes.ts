import { Stamp } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/ledger',
    name: 'ledger',
    component: () => import('./LedgerPage.vue'),
    meta: { title: 'ledger.title', roles: ['AUDITOR'], nav: { group: 'rules', order: 5, icon: Stamp, tab: true } },
  },
]
