import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { holderOf, openDataFolder, takeOver } from './data-folder.server.ts'

const folder = mkdtempSync(join(tmpdir(), 'hotich-data-'))
after(() => rmSync(folder, { recursive: true, force: true }))

test('of several runs begun at once on one data folder exactly one has it, also over the lock of a run that was killed', async () => {
  for (const left of [null, { pid: 2 ** 22, startedTicks: '1', stopping: false }]) {
    const data = join(folder, left ? 'left' : 'new', 'data')
    openDataFolder(data)
    if (left) writeFileSync(join(data, 'hotich.pid'), JSON.stringify(left))
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => takeOver(data, [])))
    const had = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
    assert.equal(had.length, 1)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') assert.match(String(outcome.reason), /đang chạy trên thư mục dữ liệu/)
    assert.equal(holderOf(data)?.pid, process.pid)
    had[0]?.stopping()
    assert.equal(holderOf(data)?.stopping, true)
    had[0]?.release()
    assert.equal(existsSync(join(data, 'hotich.pid')), false)
  }
})
