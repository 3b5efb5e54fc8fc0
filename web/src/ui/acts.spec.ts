import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import en from '@/locales/en'
import zh from '@/locales/zh'

const JAVA = join(process.cwd(), '..', 'src', 'main', 'java')
const MIGRATIONS = join(process.cwd(), '..', 'src', 'main', 'resources', 'db', 'migration')
const KIND = /"([a-z]+(?:-[a-z]+)*)\.(?!jsonl?"|sig"|ya?ml")([a-z]+(?:-[a-z]+)*)"/g

function sources(folder: string, ending = '.java'): { name: string; text: string }[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? sources(path, ending) : entry.name.endsWith(ending) ? [{ name: entry.name, text: readFileSync(path, 'utf8') }] : []
  })
}

/** Every kind of act that the product's sources can write down: the steps of the life cycles, and the kinds written out. */
function kinds(): string[] {
  const files = sources(JAVA).filter(({ name }) => !name.endsWith('Notices.java'))
  const found = new Set<string>()
  const subjects = new Set<string>()
  const tables = new Set(sources(MIGRATIONS, '.sql').flatMap(({ text }) => [...text.matchAll(/TABLE (?:IF NOT EXISTS )?(\w+\.\w+)/g)].map((table) => table[1])))
  for (const { text } of files) {
    const steps = /return "([a-z-]+)\." \+ done;/.exec(text)?.[1]
    if (steps) {
      subjects.add(steps)
      for (const step of text.matchAll(/^ {4}[A-Z_]+\(\s*"([a-z-]+)"/gm)) found.add(`${steps}.${step[1]}`)
    }
    if (/new (NewAct|OrganizationChanged)\(/.test(text)) for (const kind of text.matchAll(KIND)) subjects.add(kind[1]!)
  }
  for (const { text } of files) for (const kind of text.matchAll(KIND)) if (subjects.has(kind[1]!)) found.add(`${kind[1]}.${kind[2]}`)
  const procedures = files.find(({ name }) => name === 'Procedures.java')!.text
  for (const what of procedures.matchAll(/\b(?:act|record|advance)\(run, (?:1, |step, )?"([a-z-]+)"/g)) found.add(`procedure.${what[1]}`)
  return [...found].filter((kind) => !tables.has(kind)).sort()
}

describe('the kinds of acts', () => {
  const known = kinds()

  it('are found in the sources', () => {
    expect(known).toEqual(expect.arrayContaining(['obligation.performed', 'hazard.imported', 'enterprise.inspected', 'post.appointed', 'procedure.overridden']))
  })

  it.each([['zh', zh], ['en', en]] as const)('all have a word in %s', (_, texts) => {
    const words = texts.acts as Record<string, Record<string, string>>
    const without = known.filter((kind) => !words[kind.split('.')[0]!]?.[kind.split('.')[1]!])
    expect(without).toEqual([])
  })
})
