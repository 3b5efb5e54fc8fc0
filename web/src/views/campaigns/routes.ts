import { Flag } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'
import { WORKERS } from '@/api/session'

export const routes: RouteRecordRaw[] = [
  {
    path: '/campaigns',
    name: 'campaigns',
    component: () => import('./ReportsPage.vue'),
    meta: { title: 'campaigns.title', roles: WORKERS, nav: { group: 'mine', order: 7, icon: Flag } },
  },
  { path: '/campaigns/checks', name: 'campaign-checks', component: () => import('./ChecksPage.vue'), meta: { title: 'campaigns.checks.title', roles: WORKERS } },
  { path: '/campaigns/presence', name: 'campaign-presence', component: () => import('./PresencePage.vue'), meta: { title: 'campaigns.presence.title', roles: WORKERS } },
  { path: '/campaigns/towns', name: 'campaign-towns', component: () => import('./TownsPage.vue'), meta: { title: 'campaigns.towns.title', roles: WORKERS } },
]
