import { Collection } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

const page = () => import('./RegimePage.vue')

export const routes: RouteRecordRaw[] = [
  { path: '/regimes', name: 'regimes', component: () => import('./RegimesPage.vue'), meta: { title: 'regimes.title', nav: { group: 'rules', order: 0, icon: Collection } } },
  { path: '/regimes/:pack', name: 'regime', component: page, props: (to) => ({ pack: to.params.pack, part: 'clauses' }), meta: { title: 'regimes.title' } },
  { path: '/regimes/:pack/parameters', name: 'regime-parameters', component: page, props: (to) => ({ pack: to.params.pack, part: 'parameters' }), meta: { title: 'regimes.part.parameters' } },
  { path: '/regimes/:pack/duties', name: 'regime-duties', component: page, props: (to) => ({ pack: to.params.pack, part: 'duties' }), meta: { title: 'regimes.part.duties' } },
  { path: '/regimes/:pack/rollout', name: 'regime-rollout', component: page, props: (to) => ({ pack: to.params.pack, part: 'rollout' }), meta: { title: 'regimes.part.rollout' } },
  { path: '/clauses/:id', name: 'clause', component: () => import('./ClausePage.vue'), props: true, meta: { title: 'regimes.title' } },
]
