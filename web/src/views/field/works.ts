/** What is worked on in the field: a tour, or a county check on the spot, which is a tour in a shorter order. One page serves both. */
export type Work = 'tour' | 'check'

/** The desk's page of the work. */
export const deskOf = (work: Work, id: string) => (work === 'check' ? `/clues/county-checks/${id}/work` : `/tours/${id}`)

/** The phone's page of the work. */
export const fieldOf = (work: Work, id: string) => (work === 'check' ? `/clues/county-checks/${id}/field` : `/tours/${id}/field`)
