import { WarnTriangleFilled } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'
import { ACCIDENT_KEEPERS, ACCIDENT_READERS } from '@/api/accidents'

export const routes: RouteRecordRaw[] = [
  { path: '/accidents', name: 'accidents', component: () => import('./AccidentsPage.vue'), meta: { title: 'accidents.title', roles: ACCIDENT_READERS, nav: { group: 'field', order: 2, icon: WarnTriangleFilled } } },
  { path: '/accidents/new', name: 'accident-new', component: () => import('./NewAccidentPage.vue'), meta: { title: 'accidents.report', roles: ACCIDENT_KEEPERS } },
  { path: '/accidents/:id', name: 'accident', component: () => import('./AccidentPage.vue'), props: true, meta: { title: 'accidents.title', roles: ACCIDENT_READERS } },
]
