import { Warning } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'
import { FINDERS, READERS } from '@/api/hazards'

export const routes: RouteRecordRaw[] = [
  {
    path: '/hazards',
    name: 'hazards',
    component: () => import('./HazardsPage.vue'),
    meta: { title: 'hazards.title', roles: READERS, nav: { group: 'field', order: 0, icon: Warning, tab: true } },
  },
  { path: '/hazards/board', name: 'hazards-board', component: () => import('./BoardPage.vue'), meta: { title: 'hazards.views.board', roles: READERS } },
  { path: '/hazards/map', name: 'hazards-map', component: () => import('./MapPage.vue'), meta: { title: 'hazards.views.map', roles: READERS } },
  { path: '/hazards/charts', name: 'hazards-charts', component: () => import('./ChartsPage.vue'), meta: { title: 'hazards.views.charts', roles: READERS } },
  { path: '/hazards/new', name: 'hazard-new', component: () => import('./ReportPage.vue'), meta: { title: 'hazards.new.title', roles: FINDERS } },
  { path: '/hazards/:id', name: 'hazard', component: () => import('./HazardPage.vue'), props: true, meta: { title: 'hazards.title', roles: READERS } },
]
