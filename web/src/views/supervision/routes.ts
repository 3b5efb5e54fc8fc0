import { Bell } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'
import { WORKERS } from '@/api/session'

export const routes: RouteRecordRaw[] = [
  {
    path: '/supervision',
    name: 'supervision',
    component: () => import('./MeasuresPage.vue'),
    meta: { title: 'supervision.title', roles: WORKERS, nav: { group: 'mine', order: 6, icon: Bell } },
  },
  { path: '/supervision/circulars', name: 'circulars', component: () => import('./CircularsPage.vue'), meta: { title: 'supervision.circulars.title', roles: WORKERS } },
  { path: '/supervision/hints', name: 'hints', component: () => import('./HintsPage.vue'), meta: { title: 'supervision.hints.title', roles: ['PRINCIPAL', 'COMMITTEE_OFFICE'] } },
  { path: '/supervision/difficulties', name: 'difficulties', component: () => import('./DifficultiesPage.vue'), meta: { title: 'supervision.difficulties.title', roles: WORKERS } },
  { path: '/supervision/difficulties/:id', name: 'difficulty', component: () => import('./DifficultyPage.vue'), props: true, meta: { title: 'supervision.difficulties.title', roles: WORKERS } },
  { path: '/supervision/:id', name: 'measure', component: () => import('./MeasurePage.vue'), props: true, meta: { title: 'supervision.title', roles: WORKERS } },
]
