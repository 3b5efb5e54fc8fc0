import { defineStore } from 'pinia'
import { ref } from 'vue'
import * as api from '@/api/notifications'

/** The newest notices of the acting post, for the bell. */
export const useNotifications = defineStore('notifications', () => {
  const latest = ref<api.Notification[]>([])
  const unread = ref(0)

  async function refresh(): Promise<void> {
    try {
      const page = await api.notifications({ limit: 8 })
      latest.value = page.items
      unread.value = page.unread ?? page.items.filter((one) => !one.readAt).length
    } catch {
      // The bell is asked again within a minute; a page must not fail over it.
      unread.value = 0
    }
  }

  async function read(one: api.Notification): Promise<void> {
    if (one.readAt) return
    await api.markRead(one.id)
    await refresh()
  }

  return { latest, unread, refresh, read }
})
