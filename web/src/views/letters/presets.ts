import { blank, type Form, type Value } from './editing'
import { hazard } from '@/api/hazards'
import { letter, type LetterKind, type To } from '@/api/letters'
import { measure } from '@/api/supervision'
import { unit } from '@/api/units'

/** What a letter is begun about: a matter, or the letter that it answers. */
export interface Begun {
  matterKind: string
  matter: string
  answers: string
}

interface Known {
  to: { unit: string | null; name: string } | null
  values: Record<string, string>
}

const pageOf: Record<string, string> = { hazard: '/hazards/', measure: '/supervision/', obligation: '/obligations/', record: '/records/', procedure: '/procedures/', enterprise: '/enterprises/' }
/** Where the matter of a letter is seen. */
export const matterPage = (kind: string, id: string): string | undefined => (pageOf[kind] ? pageOf[kind] + id : undefined)

async function known(begun: Begun, rectify: (title: string) => string): Promise<Known> {
  if (begun.answers) {
    const { letter: asked } = await letter(begun.answers)
    return { to: { unit: asked.unit, name: asked.unitName }, values: { regarding: asked.number ? `${asked.title}（${asked.number}）` : asked.title, year: (asked.dueDay ?? asked.issuedAt ?? '').slice(0, 4) } }
  }
  if (begun.matterKind === 'hazard') {
    const found = await hazard(begun.matter)
    const facts = [found.place, found.title, found.description].filter((one, at, all) => one && all.indexOf(one) === at).join('\n')
    return { to: found.unitName ? { unit: found.unit, name: found.unitName } : null, values: { subject: rectify(found.title), facts } }
  }
  if (begun.matterKind === 'measure') {
    const { measure: m } = await measure(begun.matter)
    return { to: { unit: m.unit, name: m.unitName }, values: { finding: m.finding, facts: m.finding, demand: m.demand, demands: m.demand, due: m.dueDay } }
  }
  return { to: null, values: {} }
}

async function fits(to: Known['to'], kind: LetterKind): Promise<To[]> {
  if (!to) return []
  if (!to.unit) return kind.parties ? [to] : []
  const found = await unit(to.unit).catch(() => undefined)
  return found && kind.to.includes(found.unit.kind) ? [to] : []
}

/** The form of a new letter with what the product knows already; whatever can't be read is left to the writer. */
export async function begin(kind: LetterKind, begun: Begun, rectify: (title: string) => string): Promise<Form> {
  const form = blank(kind)
  const found = await known(begun, rectify).catch((): Known => ({ to: null, values: {} }))
  form.to = await fits(found.to, kind)
  const values: Record<string, Value> = form.values
  for (const field of kind.fields) {
    const value = found.values[field.key]
    if (value) values[field.key] = [...value].slice(0, field.max ?? 4000).join('')
  }
  return form
}
