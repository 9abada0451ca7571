import type { AboutPerson } from '../../../events/parts/draft-tree.ts'
import { both } from '../language.web.ts'
import { pageAddress } from '../practice.web.ts'
import { day } from '../time.web.ts'

const maritalWords = (status: NonNullable<AboutPerson['marital']>): string => {
  switch (status) {
    case 'SINGLE':
      return both('chưa đăng ký kết hôn với ai', 'never married')
    case 'MARRIED':
      return both('đang có vợ, chồng', 'married')
    case 'DIVORCED':
      return both('đã ly hôn', 'divorced')
    case 'WIDOWED':
      return both('vợ, chồng đã chết', 'widowed')
  }
}

const conditionWords = (condition: AboutPerson['conditions'][number]): string => {
  switch (condition) {
    case 'MISSING':
      return both('bị tuyên bố mất tích', 'declared missing')
    case 'INCAPABLE':
      return both('mất năng lực hành vi dân sự', 'without capacity to act')
    case 'LIMITED':
      return both('bị hạn chế năng lực hành vi dân sự', 'of limited capacity to act')
  }
}

/** What the registers say of a person who was looked up: marriage, death, capacity, and where their page is. */
export function About({ about, onForget }: { about: AboutPerson; onForget: (() => void) | undefined }) {
  const grave = about.died !== null || about.conditions.length > 0
  const married = about.marital === 'MARRIED'
  return (
    <p class={`bf-about${grave ? ' bf-about-grave' : ''}`} role="status">
      {about.died ? (
        <b>
          {both('Đã chết', 'Deceased')}
          {about.died.on ? ` ${day(about.died.on)}` : ''}
          {about.died.reference ? ` (${about.died.reference})` : ''}.{' '}
        </b>
      ) : null}
      {about.conditions.map((condition) => (
        <b key={condition}>{`${conditionWords(condition)}. `}</b>
      ))}
      {about.marital ? (
        <span>
          {both('Hôn nhân: ', 'Marriage: ')}
          {maritalWords(about.marital)}
          {married && about.spouse ? `: ${about.spouse}` : ''}
          {married && about.since ? both(', từ {d}', ', since {d}', { d: day(about.since) }) : ''}
          {about.reference ? ` (${about.reference})` : ''}.{' '}
        </span>
      ) : null}
      {about.personId ? (
        <a href={pageAddress(`/nguoi/${about.personId}`)} target="_blank" rel="noreferrer">
          {both('Xem người này', 'See the person')}
        </a>
      ) : (
        <span class="faint">{both('Chưa có trong Sổ điện tử.', 'Not in the electronic books yet.')}</span>
      )}
      {onForget ? (
        <>
          {' '}
          <button type="button" class="link" onClick={onForget}>
            {both('Bỏ, gõ lại', 'Clear')}
          </button>
        </>
      ) : null}
    </p>
  )
}
