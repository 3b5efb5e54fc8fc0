import { Opportunity } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'
import { READERS } from '@/api/clues'

export const routes: RouteRecordRaw[] = [
  {
    path: '/clues',
    name: 'clues',
    component: () => import('./CluesPage.vue'),
    meta: { title: 'clues.title', roles: READERS, nav: { group: 'mine', order: 6.5, icon: Opportunity } },
  },
  { path: '/clues/county-checks', name: 'county-checks', component: () => import('./CountyChecksPage.vue'), meta: { title: 'clues.checks.title', roles: READERS } },
  { path: '/clues/county-checks/:id', name: 'county-check', component: () => import('./CountyCheckPage.vue'), props: true, meta: { title: 'clues.checks.title', roles: READERS } },
  { path: '/clues/:id', name: 'clue', component: () => import('./CluePage.vue'), props: true, meta: { title: 'clues.title', roles: READERS } },
]
