import type { Matter, Start } from '../parts/form.ts'

const supervises = (content: unknown): boolean => (content as { matter?: unknown }).matter === 'SUPERVISION'

/** A guardianship that stands in the book. */
const ofGuardianship: readonly Start[] = [
  { entry: '/registration', roles: ['WARD', 'GUARDIAN', 'GUARDIAN_2'], fits: (content) => !supervises(content) },
]

/** The ways an end is begun at the desk. */
export const guardianshipEndMatters: readonly Matter[] = [
  {
    id: 'chamdutgiamho',
    procedure: 'GUARDIANSHIP_END',
    title: ['Đăng ký chấm dứt giám hộ', 'End of a guardianship'],
    note: ['người được giám hộ đủ 18 tuổi, cha mẹ đã đủ điều kiện …', 'the ward is of age, the parents are able …'],
    preset: { matter: 'GUARDIANSHIP' },
    from: ofGuardianship,
  },
  {
    id: 'thaydoigiamho',
    procedure: 'GUARDIANSHIP_END',
    title: ['Thay đổi người giám hộ', 'Change of guardian'],
    note: ['chấm dứt việc cũ và đăng ký việc mới trong một hồ sơ', 'an end and a new registration in one dossier'],
    preset: { matter: 'GUARDIANSHIP', ground: 'GUARDIAN_ASKS' },
    from: ofGuardianship,
  },
  {
    id: 'chamdutgiamsat',
    procedure: 'SUPERVISION_END',
    title: ['Đăng ký chấm dứt giám sát việc giám hộ', 'End of a supervision'],
    note: ['việc giám sát không còn', 'the supervision ends'],
    preset: { matter: 'SUPERVISION' },
    from: [{ entry: '/registration', roles: ['WARD', 'GUARDIAN', 'GUARDIAN_2', 'SUPERVISOR'], fits: supervises }],
  },
]
