import { FieldAt } from '../../../web/parts/form/field-at.web.tsx'
import { fieldsOf } from '../../parts/draft.ts'
import type { FormBlock } from '../../parts/form.ts'
import type { Hand } from './hand.web.ts'

/** A block all events share, described as data. */
export function SharedFields({ hand, block }: { hand: Hand; block: FormBlock }) {
  return (
    <div class="bf-grid">
      {fieldsOf([block], hand.draft as never)
        .filter((field) => field.shownNow)
        .map((place) => (
          <FieldAt
            key={place.pointer}
            hand={hand}
            page={hand as never}
            place={place}
            half={false}
            form={[block]}
            onFind={() => {}}
          />
        ))}
    </div>
  )
}
