/** Whose phone this is, and which tour or check they took along last: what is known without a network. */
const PERSON = 'anlan.field.person'
const PAGE = 'anlan.field.page'
/** The database of what was taken along from the server. */
export const KITS = 'anlan-kits'

export interface Owner {
  id: string
  name: string
}

export function owner(): Owner | null {
  const kept = localStorage.getItem(PERSON)
  return kept ? (JSON.parse(kept) as Owner) : null
}

export function remember(person: Owner): void {
  localStorage.setItem(PERSON, JSON.stringify({ id: person.id, name: person.name }))
}

/** The path of its page. */
export const takenAlong = () => localStorage.getItem(PAGE)
export const takeAlong = (page: string) => localStorage.setItem(PAGE, page)

/** After signing out nothing that came from the server is left. What the person wrote and hasn't sent stays, for them alone. */
export function forgetOwner(): void {
  localStorage.removeItem(PERSON)
  localStorage.removeItem(PAGE)
  indexedDB.deleteDatabase(KITS)
}
