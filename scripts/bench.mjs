// `npm run bench -- register|pilot|web|print [flags]`: installs what it needs, then measures. Starts on Node 20 without any dependency.
import { join } from 'node:path'
import { ensureInstalled, ensureWebBuilt, giveUp, insteadRun, newerNode, root } from './prepare.mjs'

const args = process.argv.slice(2)
// What is told while it works goes to standard error: standard output ends with one JSON line.
console.log = console.error

try {
  await ensureInstalled()
  const node = newerNode()
  if (args[0] === 'web') await ensureWebBuilt(node)
  process.exitCode = await insteadRun(node, [join(root, 'bench/main.ts'), ...args])
} catch (error) {
  giveUp(error)
}
