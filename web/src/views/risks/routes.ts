import { Histogram } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'
import { RISK_KEEPERS, RISK_READERS } from '@/api/risks'

export const routes: RouteRecordRaw[] = [
  { path: '/risks', name: 'risks', component: () => import('./RisksPage.vue'), meta: { title: 'risks.title', roles: RISK_READERS, nav: { group: 'field', order: 1, icon: Histogram } } },
  { path: '/risks/new', name: 'risk-new', component: () => import('./NewRiskPage.vue'), meta: { title: 'risks.register', roles: RISK_KEEPERS } },
  { path: '/risks/:id', name: 'risk', component: () => import('./RiskPage.vue'), props: true, meta: { title: 'risks.title', roles: RISK_READERS } },
]
