import type { Family, FamilyMember } from '../../../registers/person-api.ts'

export type PlacedPerson = { person: FamilyMember; x: number; y: number }
export type FamilyLine = { path: string; kind: 'parent' | 'adoptive' | 'couple' | 'ended' }
export type FamilyPicture = {
  width: number
  height: number
  people: readonly PlacedPerson[]
  lines: readonly FamilyLine[]
  /** Relatives that are only in the list beside the picture. */
  left: number
}

/** A box of the picture, in the picture's units. */
export const boxWidth = 150
export const boxHeight = 46
const GAP = 18
const PITCH = boxWidth + GAP
const LINE = boxHeight + 16
const MARGIN = 12
const LANE = 7
const ACROSS = 6
const MOST_CHILDREN = 18
const MOST_SIBLINGS = 8

type Box = { id: string; x: number; y: number }

/** Lines of at most `across`, box under box, so that what leads to a lower line passes in the gaps between those above. */
function grid(people: readonly FamilyMember[], across: number): { boxes: Box[]; width: number; height: number } {
  const lines = Math.ceil(people.length / across)
  const columns = Math.min(across, people.length)
  const boxes = people.map((person, n) => {
    const line = Math.floor(n / across)
    const inLine = Math.min(across, people.length - line * across)
    const indent = line === 0 ? 0 : Math.floor((columns - inLine) / 2) * PITCH
    return { id: person.personId, x: (n % across) * PITCH + indent, y: line * LINE }
  })
  return {
    boxes,
    width: people.length === 0 ? 0 : columns * PITCH - GAP,
    height: lines === 0 ? 0 : (lines - 1) * LINE + boxHeight,
  }
}

const bySex = ({ sex }: FamilyMember): number => (sex === '1' ? 0 : 1)
const groupKey = (ids: readonly string[]): string => [...ids].sort().join(' ')

/** Children that have the same parents in the picture hang on one line. */
function unions(family: Family, boxes: ReadonlyMap<string, Box>) {
  const ofChild = new Map<string, { parents: string[]; adoptive: boolean }[]>()
  for (const { child, parent, adoptive } of family.parents) {
    const [above, below] = [boxes.get(parent), boxes.get(child)]
    if (!above || !below || above.y >= below.y) continue
    const kinds = ofChild.get(child) ?? []
    const same = kinds.find((one) => one.adoptive === adoptive)
    if (same) same.parents.push(parent)
    else kinds.push({ parents: [parent], adoptive })
    ofChild.set(child, kinds)
  }
  const groups = new Map<string, { parents: string[]; adoptive: boolean; children: string[] }>()
  for (const [child, kinds] of ofChild)
    for (const { parents, adoptive } of kinds) {
      const key = `${groupKey(parents)} ${adoptive}`
      const group = groups.get(key) ?? { parents, adoptive, children: [] }
      group.children.push(child)
      groups.set(key, group)
    }
  return [...groups.values()]
}

/**
 * Where everybody stands: grandparents and parents above, siblings and spouses beside the person, children below. Pure: the same family gives
 * the same picture. Nobody stands twice, no two boxes touch, and no line of boxes is wider than six.
 */
export function layOut(family: Family): FamilyPicture {
  const at = (...places: FamilyMember['place'][]) => family.people.filter(({ place }) => places.includes(place))
  const [self] = at('SELF')
  if (!self) return { width: 0, height: 0, people: [], lines: [], left: family.people.length }
  const isAdoptiveParent = (id: string) =>
    family.parents.some(({ child, parent, adoptive }) => adoptive && parent === id && child === self.personId)
  const parents = at('PARENT').sort(
    (a, b) => Number(isAdoptiveParent(a.personId)) - Number(isAdoptiveParent(b.personId)) || bySex(a) - bySex(b),
  )
  const under = (id: string) =>
    parents.findIndex((parent) => family.parents.some((link) => link.parent === id && link.child === parent.personId))
  const grandparents = at('GRANDPARENT').sort((a, b) => under(a.personId) - under(b.personId) || bySex(a) - bySex(b))
  const siblings = at('SIBLING').slice(0, MOST_SIBLINGS)
  const beside = at('SPOUSE', 'OTHER_PARENT').slice(0, 9)
  const children = at('CHILD').slice(0, MOST_CHILDREN)

  // The person's own line: siblings on the left in a block, the spouses on the right in another.
  const left = grid(siblings, siblings.length > 2 ? 2 : 1)
  const right = grid(beside, 3)
  const leftWidth = left.width === 0 ? 0 : left.width + GAP * 2
  const own = {
    boxes: [
      ...left.boxes,
      { id: self.personId, x: leftWidth, y: 0 },
      ...right.boxes.map((box) => ({ ...box, x: box.x + leftWidth + boxWidth + GAP * 2 })),
    ],
    width: leftWidth + boxWidth + (right.width === 0 ? 0 : GAP * 2 + right.width),
    height: Math.max(boxHeight, left.height, right.height),
  }
  const bands = [grid(grandparents, ACROSS), grid(parents, ACROSS), own, grid(children, ACROSS)].filter(
    ({ boxes }) => boxes.length > 0,
  )
  const width = Math.max(...bands.map((band) => band.width)) + 2 * MARGIN
  // How many lines lead into a band decides how far it stands below the one above.
  const bandOf = new Map(bands.flatMap((band, n) => band.boxes.map((box) => [box.id, n] as const)))
  const probe = new Map(bands.flatMap((band, n) => band.boxes.map((box) => [box.id, { ...box, y: n }] as const)))
  const groups = unions(family, probe)
  const lanesInto = (band: number) => groups.filter(({ children: [first] }) => bandOf.get(first ?? '') === band).length

  const boxes = new Map<string, Box>()
  let y = MARGIN
  bands.forEach((band, n) => {
    if (n > 0) y += 30 + lanesInto(n) * LANE
    const indent = (width - band.width) / 2
    for (const box of band.boxes) boxes.set(box.id, { id: box.id, x: box.x + indent, y: box.y + y })
    y += band.height
  })

  const middle = (box: Box): number => Math.round(box.x + boxWidth / 2)
  const lane = new Map<number, number>()
  const lines: FamilyLine[] = groups.flatMap(({ parents: above, adoptive, children: below }) => {
    const band = bandOf.get(below[0] ?? '') ?? 0
    const nth = lane.get(band) ?? 0
    lane.set(band, nth + 1)
    const bandTop = Math.min(...[...boxes.values()].filter((box) => bandOf.get(box.id) === band).map((box) => box.y))
    const bus = Math.round(bandTop - 14 - nth * LANE)
    const tops = above.flatMap((id) => boxes.get(id) ?? [])
    const feet = below.flatMap((id) => boxes.get(id) ?? [])
    // Whoever stands in a lower line is reached through the gap beside the boxes above, never through one of them.
    const lower = (box: Box): boolean => box.y > bandTop
    const beside = (box: Box): number => Math.round(box.x - GAP / 2)
    const all = [...tops.map(middle), ...feet.map((box) => (lower(box) ? beside(box) : middle(box)))]
    const path = [
      ...tops.map((box) => `M${middle(box)} ${Math.round(box.y + boxHeight)}V${bus}`),
      `M${Math.min(...all)} ${bus}H${Math.max(...all)}`,
      ...feet.map((box) =>
        lower(box)
          ? `M${beside(box)} ${bus}V${Math.round(box.y - 8)}H${middle(box)}V${Math.round(box.y)}`
          : `M${middle(box)} ${bus}V${Math.round(box.y)}`,
      ),
    ].join('')
    return [{ path, kind: adoptive ? ('adoptive' as const) : ('parent' as const) }]
  })
  let arcs = 0
  for (const { one, other, ended } of family.couples) {
    const [a, b] = [boxes.get(one), boxes.get(other)].sort((p, q) => (p?.x ?? 0) - (q?.x ?? 0))
    if (!a || !b || bandOf.get(one) !== bandOf.get(other)) continue
    const between = [...boxes.values()].some((box) => box.y === a.y && box.x > a.x && box.x < b.x)
    const level = Math.round(a.y + boxHeight / 2)
    const over = Math.round(Math.min(a.y, b.y) - 7 - (arcs % 2) * 4)
    const straight = a.y === b.y && !between
    if (!straight) arcs += 1
    lines.push({
      path: straight
        ? `M${Math.round(a.x + boxWidth)} ${level}H${Math.round(b.x)}`
        : `M${middle(a) + 20} ${Math.round(a.y)}V${over}H${middle(b) - 20}V${Math.round(b.y)}`,
      kind: ended ? 'ended' : 'couple',
    })
  }
  const people = family.people.flatMap((person): PlacedPerson[] => {
    const box = boxes.get(person.personId)
    return box ? [{ person, x: Math.round(box.x), y: Math.round(box.y) }] : []
  })
  return {
    width: Math.round(width),
    height: Math.round(y + MARGIN),
    people,
    lines,
    left: family.people.length - people.length,
  }
}
