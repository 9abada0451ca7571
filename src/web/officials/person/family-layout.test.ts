import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Family, FamilyMember } from '../../../registers/person-api.ts'
import { boxHeight, boxWidth, layOut } from './family-layout.ts'

const member = (personId: string, place: FamilyMember['place'], sex = '1'): FamilyMember => ({
  personId,
  name: personId,
  sex,
  birthYear: 1990,
  dead: false,
  place,
  key: personId,
})
const child = (parent: string, of: string, adoptive = false) => ({ child: of, parent, adoptive })

/** Four grandparents, two parents and an adoptive one, two siblings, two marriages and children of both. */
const large: Family = {
  people: [
    member('me', 'SELF', '2'),
    member('first', 'SPOUSE'),
    member('second', 'SPOUSE'),
    member('mother', 'PARENT', '2'),
    member('father', 'PARENT'),
    member('adopter', 'PARENT'),
    ...['gm1', 'gm2'].map((id) => member(id, 'GRANDPARENT', '2')),
    ...['gf1', 'gf2'].map((id) => member(id, 'GRANDPARENT')),
    ...Array.from({ length: 9 }, (_, n) => member(`child${n}`, 'CHILD')),
    member('brother', 'SIBLING'),
    member('sister', 'SIBLING', '2'),
  ],
  parents: [
    ...['me', 'brother', 'sister'].flatMap((id) => [child('mother', id), child('father', id)]),
    child('adopter', 'me', true),
    child('gf1', 'father'),
    child('gm1', 'father'),
    child('gf2', 'mother'),
    child('gm2', 'mother'),
    ...Array.from({ length: 9 }, (_, n) => [
      child('me', `child${n}`),
      child(n < 4 ? 'first' : 'second', `child${n}`),
    ]).flat(),
  ],
  couples: [
    { one: 'first', other: 'me', ended: true },
    { one: 'me', other: 'second', ended: false },
    { one: 'father', other: 'mother', ended: false },
  ],
}
const placed = (family: Family) => {
  const picture = layOut(family)
  const at = (id: string) => {
    const found = picture.people.find(({ person }) => person.personId === id)
    assert.ok(found, id)
    return found
  }
  return { picture, at }
}

test('parents and grandparents stand above, spouses and siblings beside, children below', () => {
  const { at } = placed(large)
  assert.ok(at('gf1').y < at('father').y && at('father').y < at('me').y && at('me').y < at('child0').y)
  assert.equal(at('first').y, at('me').y)
  assert.ok(at('first').x > at('me').x && at('brother').x < at('me').x)
  assert.ok(at('father').x < at('mother').x && at('mother').x < at('adopter').x)
  assert.ok(at('gm1').x < at('gf2').x, 'grandparents stand over their own child')
})

test('no two boxes touch, and the picture is no wider than six of them', () => {
  const crowd: Family = {
    ...large,
    people: [
      ...large.people,
      ...Array.from({ length: 30 }, (_, n) => member(`more${n}`, n < 15 ? 'CHILD' : 'SIBLING')),
    ],
  }
  for (const family of [large, crowd]) {
    const { picture } = placed(family)
    for (const [n, a] of picture.people.entries())
      for (const b of picture.people.slice(n + 1))
        assert.ok(
          Math.abs(a.x - b.x) >= boxWidth || Math.abs(a.y - b.y) >= boxHeight,
          `${a.person.personId} on ${b.person.personId}`,
        )
    assert.ok(picture.width <= 1130, String(picture.width))
    assert.ok(
      picture.people.every(
        ({ x, y }) => x >= 0 && y >= 0 && x + boxWidth <= picture.width && y + boxHeight <= picture.height,
      ),
    )
    assert.equal(picture.people.length + picture.left, family.people.length)
  }
})

test('adoption has a line of its own kind, an ended marriage too, and nobody hangs on a line twice', () => {
  const { picture } = placed(large)
  const kinds = picture.lines.map(({ kind }) => kind)
  assert.equal(kinds.filter((kind) => kind === 'adoptive').length, 1)
  assert.equal(kinds.filter((kind) => kind === 'ended').length, 1)
  assert.equal(kinds.filter((kind) => kind === 'couple').length, 2)
  assert.equal(
    kinds.filter((kind) => kind === 'parent').length,
    5,
    'siblings together, each marriage’s children, two pairs of grandparents',
  )
})

test('somebody alone is a picture of one, and the same family gives the same picture', () => {
  const alone = placed({ people: [member('me', 'SELF')], parents: [], couples: [] }).picture
  assert.deepEqual([alone.people.length, alone.lines.length], [1, 0])
  assert.deepEqual(layOut(large), layOut(structuredClone(large)))
})

test('no line to a child runs through the box of somebody else', () => {
  const siblings = ['one', 'two', 'three', 'four', 'five']
  const family: Family = {
    people: [
      member('me', 'SELF'),
      member('mother', 'PARENT', '2'),
      ...siblings.map((id) => member(id, 'SIBLING')),
      ...Array.from({ length: 15 }, (_, n) => member(`child${n}`, 'CHILD')),
    ],
    parents: [
      ...['me', ...siblings].map((id) => child('mother', id)),
      ...Array.from({ length: 15 }, (_, n) => child('me', `child${n}`)),
    ],
    couples: [],
  }
  const { people, lines } = layOut(family)
  for (const { path } of lines) {
    let [x, y] = [0, 0]
    for (const [, step, first = '0', second = '0'] of path.matchAll(/([MVH])(-?\d+)(?: (-?\d+))?/g)) {
      const [toX, toY] =
        step === 'M' ? [Number(first), Number(second)] : step === 'V' ? [x, Number(first)] : [Number(first), y]
      if (step === 'V')
        for (const box of people) {
          const across = x > box.x && x < box.x + boxWidth
          const within = Math.min(y, toY) < box.y + boxHeight && Math.max(y, toY) > box.y
          assert.equal(across && within, false, `a line runs through ${box.person.personId}`)
        }
      x = toX
      y = toY
    }
  }
})
