import type { CaseTaskKind } from '../../../cases/tasks-api.ts'
import { both } from '../../parts/language.web.ts'

/** What a dossier waits for. */
export function caseTaskWords(kind: CaseTaskKind): string {
  const words: Record<CaseTaskKind, string> = {
    POSTING: both('Niêm yết tại trụ sở', 'Posting here'),
    POSTING_ELSEWHERE: both('Đề nghị nơi khác niêm yết', 'Posting elsewhere'),
    INTERVIEW: both('Phỏng vấn, làm việc', 'Interview'),
    VERIFICATION: both('Xác minh ở cơ quan khác', 'Verification'),
    APPOINTMENT: both('Hẹn trao kết quả', 'Appointment'),
  }
  return words[kind]
}
