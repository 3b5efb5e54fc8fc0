import { nextTick } from 'vue'
import { createI18n } from 'vue-i18n'

export type Language = 'zh-CN' | 'en'
export const LANGUAGES: Language[] = ['zh-CN', 'en']
const KEPT = 'anlan.language'

export const i18n = createI18n({ legacy: false, locale: 'zh-CN', fallbackLocale: false, messages: {} as Record<string, never> })

const texts: Record<Language, () => Promise<{ default: Record<string, unknown> }>> = {
  'zh-CN': () => import('@/locales/zh'),
  en: () => import('@/locales/en'),
}

export function preferred(): Language {
  const kept = localStorage.getItem(KEPT)
  return LANGUAGES.find((l) => l === kept) ?? 'zh-CN'
}

export function language(): Language {
  return i18n.global.locale.value as Language
}

/** Loads a language's texts, for what is written in it whatever language the page is in. */
export async function learn(wanted: Language): Promise<void> {
  const loaded = await texts[wanted]()
  i18n.global.setLocaleMessage(wanted, loaded.default as never)
}

/** Loads a language's texts once and shows them. */
export async function speak(wanted: Language): Promise<void> {
  await learn(wanted)
  i18n.global.locale.value = wanted as never
  localStorage.setItem(KEPT, wanted)
  document.documentElement.lang = wanted
  await nextTick()
}
