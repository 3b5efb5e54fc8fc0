import { beforeEach } from 'vitest'
import { config } from '@vue/test-utils'
import { i18n, speak } from '@/state/language'

config.global.plugins = [i18n]

beforeEach(async () => {
  localStorage.clear()
  await speak('zh-CN')
})
