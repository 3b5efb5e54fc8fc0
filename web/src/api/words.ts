/** A text in both languages of the product. */
export interface Bilingual {
  zh: string
  en: string
}

/** What a command answers. */
export interface Done {
  id: string
  version: number
  state: string
  act: string
}
