import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin, parseAst } from 'vite'

type Node = { type: string; [key: string]: unknown }
const here = import.meta.dirname
const needed = ['id', 'method', 'path', 'access', 'command', 'produces', 'consumes']

/**
 * The browser asks endpoints and trusts their answers; it needs their addresses, not their schemas. Of every `api.ts` only the
 * declared endpoints reach it, so zod stays out of the first load. Anything else must come from another file.
 */
function endpointsWithoutSchemas(): Plugin {
  return {
    name: 'endpoints-without-schemas',
    enforce: 'pre',
    transform(code, file) {
      if (!/\/src\/(?!web\/).*(\/|-)api\.ts$/.test(file)) return null
      const body = parseAst(code, { lang: 'ts' }).body as unknown as Node[]
      const declared = body.flatMap((statement) => {
        const variables =
          statement.type === 'ExportNamedDeclaration' ? (statement.declaration as Node | null) : statement
        return variables?.type === 'VariableDeclaration'
          ? (variables.declarations as { id: Node; init: Node | null }[])
          : []
      })
      const texts = new Map(
        declared.flatMap(({ id, init }) => (init?.type === 'Literal' ? [[id.name, init.value]] : [])),
      )
      const lines: string[] = []
      for (const { id, init } of declared) {
        if (init?.type !== 'CallExpression' || (init.callee as Node).name !== 'endpoint') continue
        const kept = new Map<string, unknown>()
        const take = (object: Node | null | undefined): void => {
          for (const { type, key, value, argument } of (object?.properties ?? []) as Record<
            'key' | 'value' | 'argument',
            Node
          >[] &
            Node[]) {
            if (type !== 'Property') {
              take(declared.find((one) => one.id.name === argument.name)?.init)
              continue
            }
            const name = String(key.name)
            if (!needed.includes(name)) continue
            const plain = value.type === 'Literal' ? value.value : texts.get(value.name)
            if (plain === undefined)
              this.error(
                `${file}: ${String(id.name)} must say ${name} as a plain text; the browser reads it without running the file`,
              )
            kept.set(name, plain)
          }
        }
        take((init.arguments as Node[])[0])
        if (!kept.has('path'))
          this.error(`${file}: the address of ${String(id.name)} cannot be read without running the file`)
        if (!kept.has('command')) kept.set('command', kept.get('method') !== 'GET')
        lines.push(`export const ${String(id.name)} = ${JSON.stringify(Object.fromEntries(kept))}`)
      }
      return { code: lines.join('\n'), map: null, moduleSideEffects: false }
    },
  }
}

/** Tells the service worker which files there are, and lays compressed copies beside them for the server to send. */
function readyToServe(): Plugin {
  return {
    name: 'ready-to-serve',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const names = Object.keys(bundle).filter((name) => name !== 'sw.js' && !name.endsWith('.map'))
        const files = [...names, 'icon.svg'].map((name) => `/${name}`)
        const worker = bundle['sw.js']
        if (worker?.type !== 'chunk' || !worker.code.includes('__FILES__'))
          this.error('The service worker lost its list of files')
        if (worker?.type === 'chunk')
          worker.code = worker.code.replace(/[["'`]+__FILES__[\]"'`]+/, JSON.stringify(files))
        for (const [name, file] of Object.entries(bundle)) {
          const source = file.type === 'chunk' ? file.code : file.source
          if (!/\.(js|css|html|svg|webmanifest)$/.test(name)) continue
          const bytes = Buffer.from(source)
          const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
          this.emitFile({ type: 'asset', fileName: `${name}.br`, source: brotli })
          this.emitFile({ type: 'asset', fileName: `${name}.gz`, source: gzipSync(bytes, { level: 9 }) })
        }
      },
    },
  }
}

export default defineConfig({
  root: `${here}/src/web/officials`,
  publicDir: `${here}/src/web/officials/public`,
  plugins: [endpointsWithoutSchemas(), readyToServe()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: `${here}/dist/web`,
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    rolldownOptions: {
      input: { index: `${here}/src/web/officials/index.html`, sw: `${here}/src/web/officials/service-worker.web.ts` },
      treeshake: { moduleSideEffects: (id) => !/\/src\/(?!web\/)/.test(id) },
      output: {
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
})
