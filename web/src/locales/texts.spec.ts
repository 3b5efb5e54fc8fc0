import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import en from './en'
import zh from './zh'

const here = join(process.cwd(), 'src')
/** Names that stay as they are in both languages. */
const NAMES = ['中文', '安澜', '无锡', '荆州', '宝丰', '咸宁', '枣庄']

function flatten(texts: object, before = ''): Map<string, string> {
  const flat = new Map<string, string>()
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') flat.set(before + key, value)
    else flatten(value, `${before}${key}.`).forEach((text, inner) => flat.set(inner, text))
  }
  return flat
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? sources(join(folder, entry.name)) : /\.(vue|ts)$/.test(entry.name) ? [join(folder, entry.name)] : [],
  )
}

describe('the texts of the pages', () => {
  const chinese = flatten(zh)
  const english = flatten(en)

  it('have the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  })

  it('are never empty', () => {
    for (const [key, text] of [...chinese, ...english]) expect(text.trim(), key).not.toBe('')
  })

  it('hold no Chinese in English', () => {
    const left = [...english].filter(([, text]) => /\p{Script=Han}/u.test(NAMES.reduce((rest, name) => rest.replaceAll(name, ''), text)))
    expect(left).toEqual([])
  })

  it('are Chinese in Chinese', () => {
    const left = [...chinese].filter(([, text]) => /[a-z]{3}/i.test(text.replace(/\{\w+\}/g, '')) && !/\p{Script=Han}/u.test(text))
    expect(left).toEqual([])
  })

  it('fill the same places in both languages', () => {
    const places = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
    for (const [key, text] of chinese) expect(places(english.get(key) ?? ''), key).toEqual(places(text))
  })

  it('exist for every key the pages name', () => {
    const missing = sources(here).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bt\(\s*'([\w.]+)'/g)].map((m) => m[1]!).filter((key) => !chinese.has(key)).map((key) => `${file}: ${key}`),
    )
    expect(missing).toEqual([])
  })

  it('stand in no template directly', () => {
    const direct = sources(here)
      .filter((file) => file.endsWith('.vue'))
      .filter((file) => /\p{Script=Han}/u.test(readFileSync(file, 'utf8').replace(/<!--[\s\S]*?-->/g, '').replaceAll("name: '中文'", '')))
    expect(direct).toEqual([])
  })
})
