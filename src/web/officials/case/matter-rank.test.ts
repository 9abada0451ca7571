import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeMatters } from '../../../events/change/matters.ts'
import { marriageMatters } from '../../../events/marriage/matters.ts'
import { recognitionMatters } from '../../../events/recognition/matters.ts'
import { rankOf } from './matter-rank.ts'

const first = (typed: string): string | undefined =>
  [...marriageMatters, ...recognitionMatters, ...changeMatters]
    .map(({ title, id }, n) => ({ id, order: rankOf({ title: title[0], id, code: undefined }, typed) * 1000 + n }))
    .toSorted((a, b) => a.order - b.order)[0]?.id

test('what an official types finds the ordinary matter first, not one with a foreign element or of another name', () => {
  assert.equal(first('nhan cha'), 'nhancon')
  assert.equal(first('nhận cha mẹ con'), 'nhancon')
  assert.equal(first('dan toc'), 'xacdinhdantoc')
  assert.equal(first('gioi tinh'), 'xacdinhgioitinh')
  assert.equal(first('cai chinh'), 'caichinh')
  assert.equal(first('ket hon'), 'kethon')
  assert.equal(first('lai ket hon'), 'kethonlai')
  assert.equal(first('con nuoc ngoai'), 'nhanconnuocngoai')
})

test('a code or a short word names its matter alone', () => {
  const matter = { title: 'Kết hôn', id: 'kethon', code: '1.000894' }
  assert.equal(rankOf(matter, '1.000894'), 0)
  assert.equal(rankOf(matter, 'kethon'), 0)
  assert.equal(rankOf(matter, ''), rankOf({ ...matter, title: 'Khai tử' }, ''))
})
