import { onBeforeUnmount, ref, watch } from 'vue'
import { dropDraft, keepDraftWithFiles, keptDraft } from '@/state/drafts'
import { useSession } from '@/state/session'

const PAUSE = 50

/**
 * Keeps a form's content as the signed-in person's draft while it is filled in, and gives it back when the form is
 * opened again. `ready` is true once an earlier draft has been looked for; a browser without a database only does
 * without. `content` returns plain values and files, no reactive ones.
 */
export function useDraft<T>(name: string, content: () => T, restore: (kept: T) => void) {
  const key = `${useSession().current?.person.id ?? ''}/${name}`
  const ready = ref(false)
  const restored = ref(false)
  let sent = false
  const blank = JSON.stringify(content())
  let timer: ReturnType<typeof setTimeout> | undefined

  async function save(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (sent) return
    const now = content()
    await (JSON.stringify(now) === blank ? dropDraft(key) : keepDraftWithFiles(key, now)).catch(() => undefined)
  }

  async function begin(): Promise<void> {
    const kept = await keptDraft<T>(key).catch(() => undefined)
    // Whoever was quicker than the browser's database keeps what was typed.
    if (kept !== undefined && JSON.stringify(content()) === blank) {
      restore(kept)
      restored.value = true
    }
    ready.value = true
  }
  watch(content, () => (timer ??= setTimeout(() => void save(), PAUSE)), { deep: true })
  void begin()
  onBeforeUnmount(() => void (timer && save()))

  /** Sent: nothing is left to keep. */
  async function done(): Promise<void> {
    sent = true
    clearTimeout(timer)
    timer = undefined
    await dropDraft(key).catch(() => undefined)
  }
  /** The form has been emptied: the draft goes with the next look at it. */
  const discard = () => (restored.value = false)

  return { ready, restored, done, discard }
}
