import { createHash } from 'node:crypto'
import type { Plugin, Rolldown } from 'vite'

const WORKER = 'sw.js'
const ALWAYS = ['/', '/favicon.svg', '/manifest.webmanifest', '/icon-192.png', '/icon-512.png']
/** What the first page loads later but can't do without. */
const NEEDED = [/\/src\/locales\/(zh|en)\.ts$/, /element-plus\/es\/locale\/lang\/(zh-cn|en)\./]
const FIELD_PAGE = /\/src\/views\/field\/FieldPage\.vue$/

type Bundle = Rolldown.OutputBundle
type Chunk = Rolldown.OutputChunk & { viteMetadata?: { importedCss: Set<string> } }

/** A chunk with all it can't run without, as addresses. */
function withImports(bundle: Bundle, start: Chunk[]): Set<string> {
  const files = new Set<string>()
  const visit = (chunk: Chunk): void => {
    if (files.has(`/${chunk.fileName}`)) return
    files.add(`/${chunk.fileName}`)
    chunk.viteMetadata?.importedCss.forEach((css) => files.add(`/${css}`))
    for (const name of chunk.imports) {
      const next = bundle[name]
      if (next?.type === 'chunk') visit(next as Chunk)
    }
  }
  start.forEach(visit)
  return files
}

/** Tells the service worker which files make up the shell and the page for the field. */
export function offline(): Plugin {
  return {
    name: 'anlan-offline',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle[WORKER]
        if (worker?.type !== 'chunk') throw new Error('the service worker was not built')
        if (worker.imports.length > 0) throw new Error('the service worker must stand alone')
        const chunks = Object.values(bundle).filter((one): one is Chunk => one.type === 'chunk' && one !== worker)
        const of = (...patterns: RegExp[]) => chunks.filter((chunk) => patterns.some((pattern) => pattern.test(chunk.facadeModuleId ?? '')))
        const shell = withImports(bundle, [...chunks.filter((chunk) => chunk.isEntry), ...of(...NEEDED)])
        const page = of(FIELD_PAGE)
        if (page.length !== 1 || of(...NEEDED).length < 4) throw new Error('a part of the offline page is not where it was')
        const field = [...withImports(bundle, page)].filter((file) => !shell.has(file))
        const built = { shell: [...ALWAYS, ...shell].sort(), field: field.sort() }
        const version = createHash('sha256').update(JSON.stringify(built)).digest('hex').slice(0, 12)
        worker.code = `const BUILT=${JSON.stringify({ version, ...built })};${worker.code}`
      },
    },
  }
}
