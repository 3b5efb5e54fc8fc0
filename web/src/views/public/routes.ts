import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/public/hazards', name: 'public-hazards', component: () => import('./PublicHazardsPage.vue'), meta: { title: 'public.title', open: true } },
  { path: '/public/tours', name: 'public-tours', component: () => import('./PublicToursPage.vue'), meta: { title: 'tours.public.title', open: true } },
  { path: '/reply/:token', name: 'reply-link', component: () => import('./ReplyPage.vue'), props: true, meta: { title: 'replyLink.title', open: true } },
  { path: '/check', name: 'check', component: () => import('./CheckPage.vue'), meta: { title: 'checks.title', open: true } },
  { path: '/checks/:code', name: 'check-code', component: () => import('./CheckPage.vue'), props: true, meta: { title: 'checks.title', open: true } },
]
