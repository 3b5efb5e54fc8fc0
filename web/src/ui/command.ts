import { ref, shallowRef } from 'vue'
import { newKey } from '@/api/client'
import { asProblem, type Problem } from '@/api/problem'

/**
 * One command of a form: busy while it runs, the refusal afterwards. The idempotency key is kept as long as the content
 * stays the same, so that pressing the button again after a lost answer can't do the thing twice.
 */
export function useCommand<Input, Answer>(act: (input: Input, key: string) => Promise<Answer>) {
  const busy = ref(false)
  const problem = shallowRef<Problem | null>(null)
  let key = ''
  let content = ''

  async function run(input: Input): Promise<Answer | undefined> {
    if (busy.value) return undefined
    const now = JSON.stringify(input) ?? ''
    if (!key || now !== content) {
      key = newKey()
      content = now
    }
    busy.value = true
    problem.value = null
    try {
      const answer = await act(input, key)
      key = ''
      return answer
    } catch (failure) {
      problem.value = asProblem(failure)
      return undefined
    } finally {
      busy.value = false
    }
  }

  function reset(): void {
    problem.value = null
    key = ''
  }

  return { busy, problem, run, reset }
}

/** Something read from the server for a page: value, problem, and a way to ask again. */
export function useLoad<T>(ask: () => Promise<T>) {
  const value = shallowRef<T>()
  const problem = shallowRef<Problem | null>(null)
  const loading = ref(true)
  let turn = 0

  async function load(): Promise<void> {
    const mine = ++turn
    loading.value = true
    try {
      const answer = await ask()
      if (mine !== turn) return
      value.value = answer
      problem.value = null
    } catch (failure) {
      if (mine === turn) problem.value = asProblem(failure)
    } finally {
      if (mine === turn) loading.value = false
    }
  }

  return { value, problem, loading, load }
}
