import { MapLocation } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'
import { TOUR_READERS } from '@/api/tourplans'

export const routes: RouteRecordRaw[] = [
  {
    path: '/tour-plans',
    name: 'tour-plans',
    component: () => import('./PlansPage.vue'),
    meta: { title: 'tourplans.title', roles: TOUR_READERS, nav: { group: 'field', order: 6.5, icon: MapLocation } },
  },
  { path: '/tour-plans/budgets', name: 'tour-budgets', component: () => import('./BudgetsPage.vue'), meta: { title: 'tourplans.budgets', roles: TOUR_READERS } },
  { path: '/tour-plans/from-above', name: 'upper-tours', component: () => import('./UpperToursPage.vue'), meta: { title: 'tourplans.upper.title', roles: TOUR_READERS } },
  { path: '/tour-plans/from-above/:id', name: 'upper-tour', component: () => import('./UpperTourPage.vue'), props: true, meta: { title: 'tourplans.upper.title', roles: TOUR_READERS } },
  { path: '/tour-plans/:id', name: 'tour-plan', component: () => import('./PlanPage.vue'), props: true, meta: { title: 'tourplans.title', roles: TOUR_READERS } },
  { path: '/tour-groups/:id', name: 'tour-group', component: () => import('./GroupPage.vue'), props: true, meta: { title: 'tourplans.group.title', roles: TOUR_READERS } },
]
