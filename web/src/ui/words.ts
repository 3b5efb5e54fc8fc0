import { useI18n } from 'vue-i18n'
import type { Bilingual } from '@/api/words'

/** The reader's side of texts that the server sends in both languages. */
export function useSay() {
  const { locale } = useI18n()
  return (text?: Bilingual | null): string => (text ? (locale.value === 'en' ? text.en : text.zh) : '')
}
