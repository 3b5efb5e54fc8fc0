import { TrendCharts } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'
import { SITUATION_READERS } from '@/api/archive'

export const routes: RouteRecordRaw[] = [
  {
    path: '/situation',
    name: 'situation',
    component: () => import('./SituationPage.vue'),
    meta: { title: 'situation.title', roles: SITUATION_READERS, nav: { group: 'mine', order: 5, icon: TrendCharts } },
  },
]
