import { Connection } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/committees',
    name: 'committees',
    component: () => import('./CommitteesPage.vue'),
    meta: { title: 'committees.title', nav: { group: 'rules', order: 2, icon: Connection } },
  },
  { path: '/committees/:id', name: 'committee', component: () => import('./CommitteePage.vue'), props: true, meta: { title: 'committees.title' } },
]
