import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseLink, judgeLink, type Linkable } from './link.ts'

const someone = (more: Partial<Linkable>): Linkable => ({
  name: 'Trần Thị Bưởi',
  date: '1990-02-03',
  year: 1990,
  sex: '2',
  partners: [{ name: 'Nguyễn Văn Hoàng', year: 1988, pin: null }],
  ...more,
})

test('name to the mark, day and partner together are certain; each of them alone is not', () => {
  assert.equal(judgeLink(someone({}), someone({})).verdict, 'certain')
  assert.notEqual(judgeLink(someone({}), someone({ partners: [] })).verdict, 'certain')
  assert.notEqual(judgeLink(someone({ date: null }), someone({})).verdict, 'certain')
  assert.notEqual(judgeLink(someone({ name: 'Trần Thị Bười' }), someone({})).verdict, 'certain')
})

test('a year and a name alone are proposed only with something beside', () => {
  const common = { name: 'Nguyễn Thị Lan', date: null, partners: [] }
  assert.equal(judgeLink(someone(common), someone(common)).verdict, 'none')
  const withPartner = { ...common, partners: [{ name: 'Lê Văn An', year: 1985, pin: null }] }
  const judged = judgeLink(someone(withPartner), someone(withPartner))
  assert.equal(judged.verdict, 'possible')
  assert.match(judged.reasons[0]?.vi ?? '', /Cùng người vợ, chồng/)
})

test('another day, another sex, another given name or other numbers of the partner are somebody else', () => {
  for (const other of [{ date: '1990-02-04' }, { sex: '1' }, { name: 'Trần Thị Cam' }, { year: 1991, date: null }])
    assert.equal(judgeLink(someone({}), someone(other)).verdict, 'none', JSON.stringify(other))
  const pins = (pin: string): Linkable => someone({ partners: [{ name: 'Nguyễn Văn Hoàng', year: 1988, pin }] })
  assert.equal(judgeLink(pins('001088000001'), pins('001088000001')).verdict, 'certain')
  assert.notEqual(judgeLink(pins('001088000001'), pins('001088000002')).verdict, 'certain')
})

test('one certain person is linked only when nobody else comes near', () => {
  const sure = { person: 'a', judgment: judgeLink(someone({}), someone({})) }
  const likely = { person: 'b', judgment: judgeLink(someone({}), someone({ partners: [] })) }
  assert.equal(chooseLink([sure]).certain?.person, 'a')
  const two = chooseLink([sure, { ...sure, person: 'c' }])
  assert.deepEqual([two.certain, two.proposed.map((one) => one.person)], [undefined, ['a', 'c']])
  if (likely.judgment.verdict !== 'none') assert.equal(chooseLink([sure, likely]).certain, undefined)
})
