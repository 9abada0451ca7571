// A registry mirror may hold the packages of one platform only; npm then leaves the others out of the lockfile, and `npm ci` refuses it.
// This adds the missing optional packages by name, version and platform, as npm itself writes them. Run it after `npm install`.
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const systems = {
  darwin: /darwin|macos/,
  linux: /linux/,
  win32: /win32|windows|-win-/,
  android: /android/,
  freebsd: /freebsd/,
  openbsd: /openbsd/,
  netbsd: /netbsd/,
  openharmony: /openharmony/,
  sunos: /sunos/,
  aix: /aix/,
  wasm: /wasm|wasi/,
}
const processors = {
  arm64: /arm64|aarch64/,
  x64: /x64|x86_64/,
  ia32: /ia32|i686/,
  arm: /-arm(?!64)|armv|arm-/,
  ppc64: /ppc64/,
  riscv64: /riscv64/,
  s390x: /s390x/,
  loong64: /loong64/,
  mips64el: /mips64el/,
  wasm32: /wasm/,
}
const matching = (table, name) => Object.keys(table).find((key) => table[key].test(name))

let added = 0
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = `${path ? `${path}/` : ''}node_modules/${name}`
    if (lock.packages[nested] || lock.packages[`node_modules/${name}`]) continue
    const os = matching(systems, name)
    const cpu = matching(processors, name)
    lock.packages[`node_modules/${name}`] = {
      version: String(range).replace(/^[\^~]/, ''),
      ...(cpu ? { cpu: [cpu] } : {}),
      ...(entry.dev ? { dev: true } : {}),
      ...(/musl/.test(name) ? { libc: ['musl'] } : /linux/.test(name) && /gnu/.test(name) ? { libc: ['glibc'] } : {}),
      optional: true,
      ...(os ? { os: [os === 'wasm' ? 'none' : os] } : {}),
    }
    added += 1
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} optional packages of other platforms added`)
