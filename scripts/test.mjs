// `npm test [files…]`: installs what it needs, then checks and tests. Starts on Node 20 without any dependency.
import { join } from 'node:path'
import { ensureInstalled, giveUp, insteadRun, newerNode, root } from './prepare.mjs'

try {
  await ensureInstalled()
  process.exitCode = await insteadRun(newerNode(), [join(root, 'scripts/run-tests.mjs'), ...process.argv.slice(2)])
} catch (error) {
  console.error(error)
  console.log('0 passed, 1 failed')
  giveUp(error)
}
