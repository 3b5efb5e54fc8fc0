import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/tours/:id/field',
    name: 'tour-field',
    component: () => import('./FieldPage.vue'),
    props: true,
    meta: { title: 'field.title', open: true, offline: true },
  },
]
