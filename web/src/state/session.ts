import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import * as api from '@/api/session'
import { Problem } from '@/api/problem'
import { useClock } from './clock'
import { forgetOwner, owner } from './phone'

/** Who is signed in, and in which post they act. */
export const useSession = defineStore('session', () => {
  const current = ref<api.Session | null>(null)
  const asked = ref(false)
  /** While time is simulated the samples' common password is kept in memory, so that one can go on as somebody else. */
  const rehearsed = ref('')
  const role = computed(() => current.value?.post?.role)

  async function load(): Promise<void> {
    try {
      current.value = await api.session()
      if (owner() && owner()?.id !== current.value.person.id) forgetOwner()
    } catch (failure) {
      current.value = null
      if (!(failure instanceof Problem) || failure.status !== 401) throw failure
    } finally {
      asked.value = true
    }
  }

  async function signIn(account: string, password: string): Promise<void> {
    await api.signIn(account, password)
    rehearsed.value = useClock().simulated ? password : ''
    await load()
  }

  async function signOut(): Promise<void> {
    await api.signOut()
    forgetOwner()
    current.value = null
  }

  async function changePassword(old: string, replacement: string): Promise<void> {
    await api.changePassword(old, replacement)
    await load()
  }

  async function actAs(post: string): Promise<void> {
    await api.actAs(post)
    await load()
  }

  function forget(): void {
    current.value = null
  }

  return { current, asked, role, rehearsed, load, signIn, signOut, changePassword, actAs, forget }
})
