import { Bell, Calendar, Clock, Collection, Key, Lock, Message, Postcard, Upload, User } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'
import type { Role } from '@/api/session'

const ADMINISTRATOR: Role[] = ['ADMINISTRATOR']
const KEEPERS: Role[] = ['ADMINISTRATOR', 'SECURITY']
const TOKEN_MAKERS: Role[] = ['PRINCIPAL', 'COMMITTEE_OFFICE', 'SUPERVISOR', 'INSPECTOR', 'DEPARTMENT', 'ENTERPRISE', ...KEEPERS]
const tokens = () => import('./TokensPage.vue')

export const routes: RouteRecordRaw[] = [
  { path: '/admin/people', name: 'people', component: () => import('./PeoplePage.vue'), meta: { title: 'admin.people.title', roles: KEEPERS, nav: { group: 'admin', order: 0, icon: User } } },
  { path: '/admin/people/:id', name: 'person', component: () => import('./PersonPage.vue'), props: true, meta: { title: 'admin.people.title', roles: KEEPERS } },
  { path: '/admin/accounts', name: 'accounts', component: () => import('./AccountsPage.vue'), meta: { title: 'admin.accounts.title', roles: ['SECURITY'], nav: { group: 'admin', order: 1, icon: Postcard, tab: true } } },
  { path: '/admin/tokens', name: 'admin-tokens', component: tokens, meta: { title: 'admin.tokens.title', roles: KEEPERS, nav: { group: 'admin', order: 2, icon: Key } } },
  { path: '/tokens', name: 'tokens', component: tokens, meta: { title: 'admin.tokens.title', roles: TOKEN_MAKERS } },
  { path: '/admin/events', name: 'security-events', component: () => import('./EventsPage.vue'), meta: { title: 'admin.events.title', roles: ['SECURITY', 'AUDITOR'], nav: { group: 'admin', order: 3, icon: Lock, tab: true } } },
  { path: '/admin/packs', name: 'packs', component: () => import('./PacksPage.vue'), meta: { title: 'admin.packs.title', roles: ADMINISTRATOR, nav: { group: 'admin', order: 4, icon: Collection } } },
  { path: '/admin/letter-kinds', name: 'letter-kinds', component: () => import('./LetterKindsPage.vue'), meta: { title: 'admin.letterKinds.title', roles: ADMINISTRATOR, nav: { group: 'admin', order: 4, icon: Message } } },
  { path: '/admin/calendar', name: 'calendar', component: () => import('./CalendarPage.vue'), meta: { title: 'admin.calendar.title', roles: ADMINISTRATOR, nav: { group: 'admin', order: 5, icon: Calendar } } },
  { path: '/admin/import', name: 'admin-import', component: () => import('./ImportPage.vue'), meta: { title: 'admin.import.title', roles: ADMINISTRATOR, nav: { group: 'admin', order: 6, icon: Upload } } },
  { path: '/admin/mail', name: 'mail', component: () => import('./MailPage.vue'), meta: { title: 'admin.mail.title', roles: ADMINISTRATOR, nav: { group: 'admin', order: 7, icon: Bell } } },
  { path: '/admin/clock', name: 'clock', component: () => import('./ClockPage.vue'), meta: { title: 'admin.clock.title', roles: ADMINISTRATOR, nav: { group: 'admin', order: 8, icon: Clock, simulated: true } } },
]
