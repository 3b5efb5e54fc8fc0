import { defineStore } from 'pinia'
import { ref } from 'vue'
import { get } from '@/api/client'

/** A page that works without a network doesn't wait for ever where there hardly is one. */
const PATIENCE_MS = 5_000

/** The server's time, which the simulation profile sets apart from the reader's. */
export const useClock = defineStore('clock', () => {
  const ahead = ref(0)
  const simulated = ref(false)
  const turn = ref(0)

  async function ask(): Promise<void> {
    try {
      const told = await get<{ instant: string; simulated: boolean }>('/api/clock', { signal: AbortSignal.timeout(PATIENCE_MS) })
      ahead.value = Date.parse(told.instant) - Date.now()
      simulated.value = told.simulated
    } catch {
      // Without an answer the reader's own clock has to do; the server decides what is late anyway.
      ahead.value = 0
    }
  }

  const now = () => Date.now() + ahead.value

  /** Time or person changed under the page: it is drawn anew. */
  const turned = () => void turn.value++

  return { now, simulated, turn, turned, ask }
})
