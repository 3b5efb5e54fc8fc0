import { OfficeBuilding } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/units',
    name: 'units',
    component: () => import('./UnitsPage.vue'),
    meta: { title: 'units.title', nav: { group: 'rules', order: 1, icon: OfficeBuilding } },
  },
  { path: '/units/:id', name: 'unit', component: () => import('./UnitPage.vue'), props: true, meta: { title: 'units.title' } },
]
