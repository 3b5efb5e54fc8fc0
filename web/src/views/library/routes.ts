import { Reading } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'
import { KEEPERS } from '@/api/library'

export const routes: RouteRecordRaw[] = [
  { path: '/library', name: 'library', component: () => import('./LibraryPage.vue'), meta: { title: 'library.title', nav: { group: 'rules', order: 0.5, icon: Reading } } },
  { path: '/library/new', name: 'new-book', component: () => import('./EditPage.vue'), meta: { title: 'library.enter', roles: KEEPERS } },
  { path: '/library/:id', name: 'book', component: () => import('./BookPage.vue'), props: true, meta: { title: 'library.title' } },
  { path: '/library/:id/edition', name: 'new-edition', component: () => import('./EditPage.vue'), props: true, meta: { title: 'library.newEdition', roles: KEEPERS } },
]
