#!/usr/bin/env node
import { join } from 'node:path'
import { ensureInstalled, giveUp, insteadRun, newerNode, root } from '../scripts/prepare.mjs'

try {
  await ensureInstalled()
  process.exitCode = await insteadRun(newerNode(), [
    '--max-semi-space-size=4',
    join(root, 'src/main.server.ts'),
    ...process.argv.slice(2),
  ])
} catch (error) {
  giveUp(error)
}
