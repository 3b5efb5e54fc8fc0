import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/password', name: 'password', component: () => import('./PasswordPage.vue'), meta: { title: 'password.title' } },
]
