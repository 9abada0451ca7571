import { formatDate } from '../../values/calendar-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import { warning } from './rule-tools.ts'

/**
 * R-A9: another office that was asked and says that it is not so is heard: who goes on all the same gives the reason (LHT art. 18.2; NĐ 123/2015
 * art. 22.4). Asked and not answered yet is no refusal.
 */
export const verificationsConfirm = (_declaration: unknown, { tasks }: Circumstances): Problem[] =>
  (tasks ?? [])
    .filter(({ kind, confirmed }) => kind === 'VERIFICATION' && confirmed === false)
    .map(({ outcome, doneOn }) =>
      warning(
        {
          rule: 'R-A9',
          cite: 'Luật Hộ tịch 2014, Điều 18 khoản 2; Nghị định 123/2015/NĐ-CP, Điều 22 khoản 4',
          pointer: '',
        },
        `Kết quả xác minh${doneOn === null ? '' : ` ngày ${formatDate(doneOn)}`} không xác nhận điều được hỏi${outcome === '' ? '' : `: ${outcome}`}. Làm rõ, hoặc ghi lý do vẫn đăng ký.`,
        'An office that was asked answered that it is not so: clear it up, or give the reason for going on.',
      ),
    )
