/** Whose phone this is, and which tour they took along: what is known without a network. */
const PERSON = 'anlan.field.person'
const TOUR = 'anlan.field.tour'
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

export const takenAlong = () => localStorage.getItem(TOUR)
export const takeAlong = (tour: string) => localStorage.setItem(TOUR, tour)

/** After signing out nothing that came from the server is left. What the person wrote and hasn't sent stays, for them alone. */
export function forgetOwner(): void {
  localStorage.removeItem(PERSON)
  localStorage.removeItem(TOUR)
  indexedDB.deleteDatabase(KITS)
}
