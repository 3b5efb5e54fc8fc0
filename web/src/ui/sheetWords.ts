/** The fixed words on a letter's sheet: in the letter's own language, as on its file, whatever the page's language is. */
const IN_CHINESE = {
  salutation: (to: string[]) => `${to.join('、')}：`,
  copies: (names: string[]) => `抄送：${names.join('，')}。`,
  printed: (day: string) => `${day}印发`,
  appendix: (index: number, count: number) => (count === 1 ? '附件' : `附件${index + 1}`),
  plain: '',
}
const IN_ENGLISH: typeof IN_CHINESE = {
  salutation: (to) => `${to.join(', ')}:`,
  copies: (names) => `Copies: ${names.join(', ')}`,
  printed: (day) => day,
  appendix: (index, count) => (count === 1 ? 'Appendix' : `Appendix ${index + 1}`),
  plain: 'Plain copy in English, for reading. Official documents are written in Chinese.',
}
export const sheetWords = (language: string) => (language === 'en' ? IN_ENGLISH : IN_CHINESE)
