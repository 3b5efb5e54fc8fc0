import { Notebook } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'
import { DRAFTERS } from '@/api/records'
import { WORKERS } from '@/api/session'

export const routes: RouteRecordRaw[] = [
  {
    path: '/records',
    name: 'records',
    component: () => import('./RecordsPage.vue'),
    meta: { title: 'records.title', roles: WORKERS, nav: { group: 'mine', order: 2, icon: Notebook } },
  },
  { path: '/records/new', name: 'record-new', component: () => import('./EditPage.vue'), meta: { title: 'records.new', roles: DRAFTERS } },
  { path: '/records/:id', name: 'record', component: () => import('./RecordPage.vue'), props: true, meta: { title: 'records.title', roles: WORKERS } },
  { path: '/records/:id/edit', name: 'record-edit', component: () => import('./EditPage.vue'), props: true, meta: { title: 'records.edit', roles: DRAFTERS } },
]
