import type { RouteLocationNormalized, RouteRecordRaw } from 'vue-router'
import type { Work } from './works'

const of = (work: Work) => ({
  component: () => import('./FieldPage.vue'),
  props: (to: RouteLocationNormalized) => ({ work, id: to.params.id }),
  meta: { title: `field.${work}.title`, open: true, offline: true },
})

export const routes: RouteRecordRaw[] = [
  { path: '/tours/:id/field', name: 'tour-field', ...of('tour') },
  { path: '/clues/county-checks/:id/field', name: 'county-check-field', ...of('check') },
]
