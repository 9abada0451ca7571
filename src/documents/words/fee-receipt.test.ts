import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountInWords } from './fee-receipt.ts'

test('amounts are written in words as receipts write them', () => {
  for (const [amount, words] of [
    [0, 'không'],
    [8_000, 'tám nghìn'],
    [24_000, 'hai mươi tư nghìn'],
    [75_500, 'bảy mươi lăm nghìn năm trăm'],
    [1_008, 'một nghìn không trăm linh tám'],
    [1_500_000, 'một triệu năm trăm nghìn'],
    [2_015_000, 'hai triệu không trăm mười lăm nghìn'],
    [10_000_005, 'mười triệu không trăm linh năm'],
  ] as const)
    assert.equal(amountInWords(amount), words)
})
