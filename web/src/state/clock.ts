import { defineStore } from 'pinia'
import { ref } from 'vue'

/** The server's time, which the simulation profile may set apart from the reader's. */
export const useClock = defineStore('clock', () => {
  const ahead = ref(0)

  function set(serverNow: string): void {
    ahead.value = Date.parse(serverNow) - Date.now()
  }

  const now = () => Date.now() + ahead.value

  return { now, set }
})
