import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import SuggestField from './SuggestField.vue'

const UNITS = [
  { id: '1', name: '胡埭镇' },
  { id: '2', name: '胡埭工业园' },
]

async function typed(text: string) {
  vi.useFakeTimers()
  const field = mount(SuggestField, { props: { find: async () => UNITS, least: 2 } })
  await field.find('input').setValue(text)
  await vi.advanceTimersByTimeAsync(300)
  vi.useRealTimers()
  return field
}

describe('a field that suggests', () => {
  it('asks only when enough is typed', async () => {
    expect((await typed('胡')).findAll('[role=option]')).toHaveLength(0)
    expect((await typed('胡埭')).findAll('[role=option]')).toHaveLength(2)
  })

  it('is worked by keys alone and points only at options that are there', async () => {
    const field = await typed('胡埭')
    const input = field.find('input')

    expect(input.attributes('aria-activedescendant')).toBeUndefined()
    await input.trigger('keydown.down')
    await input.trigger('keydown.down')
    expect(field.find(`[id="${input.attributes('aria-activedescendant')}"]`).text()).toBe('胡埭工业园')
    await input.trigger('keydown.enter')

    expect(field.emitted('update:modelValue')?.at(-1)).toEqual(['2'])
    expect(field.find('[role=listbox]').exists()).toBe(false)
  })

  it('forgets what was chosen when the text changes', async () => {
    const field = await typed('胡埭')
    await field.find('input').trigger('keydown.enter')

    await field.find('input').setValue('胡埭镇某村')

    expect(field.emitted('update:modelValue')?.at(-1)).toEqual([null])
  })
})
