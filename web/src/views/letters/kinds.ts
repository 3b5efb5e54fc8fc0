import type { StoredKind } from '@/api/letters'

/** The kinds that come with the product, by what one writes them for; a place's own under one of these keys stand there too. */
export const GROUPS: Record<string, string[]> = {
  ask: ['consultation', 'prompt', 'supervision', 'reply'],
  means: ['reminder', 'interview-notice', 'interview-record', 'circular'],
  responsibility: ['responsibility-notice', 'commitment'],
  own: ['duty-statement', 'duty-report'],
  public: ['announcement'],
}
export const DESCRIBED = Object.values(GROUPS).flat()

/** The kinds under their headings, those of no other group last. */
export function grouped(kinds: StoredKind[]): { group: string; kinds: StoredKind[] }[] {
  const of = (keys: string[]) => keys.flatMap((key) => kinds.filter((one) => one.kind.key === key))
  const others = kinds.filter((one) => !DESCRIBED.includes(one.kind.key))
  return [...Object.entries(GROUPS).map(([group, keys]) => ({ group, kinds: of(keys) })), { group: 'tours', kinds: others.filter((one) => one.kind.key.startsWith('tour-')) }, { group: 'others', kinds: others.filter((one) => !one.kind.key.startsWith('tour-')) }].filter(
    (one) => one.kinds.length > 0,
  )
}
