import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import CitedText from './CitedText.vue'

const HIT = { book: 'b', edition: 1, anchor: '36', title: '安全生产法', label: '第三十六条', excerpt: [{ text: '安全设备', hit: true }] }
vi.mock('@/api/library', async (real) => ({ ...(await real<object>()), find: async () => ({ items: [HIT], next: null }) }))

function written(text: string) {
  const field = mount(CitedText, { attachTo: document.body, props: { id: 'x', modelValue: text, 'onUpdate:modelValue': (now: string) => void field.setProps({ modelValue: now }) } })
  return field
}
async function cited(field: ReturnType<typeof written>) {
  await field.get('button').trigger('click')
  // Not the clock: Vue passes over an event that is older than its listener.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  await field.get('input[role=combobox]').setValue('设备')
  await vi.advanceTimersByTimeAsync(300)
  vi.useRealTimers()
  await field.get('[role=option]').trigger('mousedown')
  await flushPromises()
}
const area = (field: ReturnType<typeof written>) => field.get('textarea').element as HTMLTextAreaElement

describe('a text that cites', () => {
  afterEach(() => (document.body.innerHTML = ''))

  it('puts the article behind what is there, and the cursor behind the article', async () => {
    const field = written('违反')

    await cited(field)

    expect(area(field).value).toBe('违反《安全生产法》第三十六条')
    expect(area(field).selectionStart).toBe('违反《安全生产法》第三十六条'.length)
    expect(document.activeElement).toBe(area(field))
    expect(field.find('input[role=combobox]').exists()).toBe(false)
  })

  it('puts the article where the cursor stood', async () => {
    const field = written('依据，责令改正。')
    area(field).focus()
    area(field).setSelectionRange(2, 2)

    await cited(field)

    expect(area(field).value).toBe('依据《安全生产法》第三十六条，责令改正。')
  })
})
