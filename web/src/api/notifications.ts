import { get, post, type Page } from './client'

export interface Notification {
  id: string
  subject: string
  body?: string | null
  at: string
  readAt?: string | null
  /** The page it is about. */
  link?: string | null
}

export interface NotificationPage extends Page<Notification> {
  unread?: number
}

export const notifications = (query: { unread?: boolean; cursor?: string; limit?: number }) =>
  get<NotificationPage>('/api/notifications', { query })
export const markRead = (id: string) => post<void>(`/api/notifications/${id}/read`)
