import { Message } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'
import { ORDERERS } from '@/api/letterBatches'
import { DRAFTERS } from '@/api/letters'
import { WORKERS } from '@/api/session'

export const routes: RouteRecordRaw[] = [
  {
    path: '/letters',
    name: 'letters',
    component: () => import('./LettersPage.vue'),
    meta: { title: 'letters.title', roles: WORKERS, nav: { group: 'mine', order: 3, icon: Message } },
  },
  { path: '/letters/new', name: 'letter-new', component: () => import('./EditPage.vue'), meta: { title: 'letters.new', roles: DRAFTERS } },
  { path: '/letters/batches', name: 'letter-batches', component: () => import('./BatchesPage.vue'), meta: { title: 'letters.batches.title', roles: ORDERERS } },
  { path: '/letters/batches/:id', name: 'letter-batch', component: () => import('./BatchPage.vue'), props: true, meta: { title: 'letters.batches.title', roles: ORDERERS } },
  { path: '/letters/:id', name: 'letter', component: () => import('./LetterPage.vue'), props: true, meta: { title: 'letters.title', roles: WORKERS } },
  { path: '/letters/:id/edit', name: 'letter-edit', component: () => import('./EditPage.vue'), props: true, meta: { title: 'letters.edit', roles: DRAFTERS } },
]
