import { Collection } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/regimes',
    name: 'regimes',
    component: () => import('./RegimesPage.vue'),
    meta: { title: 'regimes.title', nav: { group: 'rules', order: 0, icon: Collection } },
  },
  {
    path: '/regimes/:pack',
    name: 'regime',
    component: () => import('./RegimePage.vue'),
    props: true,
    meta: { title: 'regimes.title' },
  },
]
