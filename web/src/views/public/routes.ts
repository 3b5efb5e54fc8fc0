import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/public/hazards', name: 'public-hazards', component: () => import('./PublicHazardsPage.vue'), meta: { title: 'public.title', open: true } },
]
