import type { DuplicateView } from '../../../cases/api.ts'
import { both } from '../../parts/language.web.ts'
import { Empty } from '../../parts/panels.web.tsx'
import { day } from '../../parts/time.web.ts'
import type { Likeness } from './desk-event.web.ts'

const sexOf = (code: string | null): string =>
  code === '1'
    ? both('Nam', 'Male')
    : code === '2'
      ? both('Nữ', 'Female')
      : code === '3'
        ? both('Chưa rõ', 'Undetermined')
        : '–'

/** This declaration beside each registration that may be the same; equal lines are marked in words. */
export function Duplicates({
  mine,
  found,
  checkedAt,
}: {
  mine: Likeness
  found: readonly DuplicateView[]
  checkedAt: string | undefined
}) {
  if (found.length === 0)
    return (
      <Empty title={both('Chưa thấy đăng ký nào trùng trong cả nước', 'No registration like this one in the country')}>
        <p>
          {checkedAt
            ? both('Kiểm tra lần cuối lúc {t}.', 'Last checked {t}.', { t: checkedAt })
            : both('Kiểm tra bắt đầu khi đã ghi đủ các mục bắt buộc.', 'Checked once every required field is there.')}
        </p>
      </Empty>
    )
  return (
    <div class="stack">
      {found.map((one) => {
        const rows: [string, string, string][] = [
          [both('Họ, chữ đệm, tên', 'Name'), mine.name, one.subjectName],
          [both('Ngày sinh', 'Born'), mine.birth, day(one.birthDate)],
          ...(mine.sex === null && one.sex === null
            ? []
            : [[both('Giới tính', 'Sex'), sexOf(mine.sex), sexOf(one.sex)] as [string, string, string]]),
          ...(mine.mother === null
            ? []
            : [[both('Mẹ', 'Mother'), mine.mother, one.motherName ?? '–'] as [string, string, string]]),
          [both('Nơi đăng ký', 'Office'), both('hồ sơ này', 'this dossier'), one.officeName],
          [
            both('Số, ngày', 'Number, day'),
            '',
            one.number
              ? `${one.number} · ${day(one.registeredOn)}`
              : both('hồ sơ đang mở {c}', 'open dossier {c}', { c: one.caseCode ?? '' }),
          ],
        ]
        return (
          <section
            class={`box ${one.verdict === 'certain' ? 'box-error' : 'box-warning'} duplicate`}
            key={`${one.officeId}${one.entryId ?? one.caseCode ?? ''}`}
          >
            <h3>
              {one.verdict === 'certain'
                ? both('Chắc chắn trùng: không ghi vào Sổ được', 'Certainly the same: cannot be registered')
                : both(
                    'Có thể trùng: xem kỹ, ghi lý do nếu không phải',
                    'Possibly the same: look closely, give a reason if not',
                  )}
            </h3>
            <p>{one.reasons.join(' · ')}</p>
            <table class="compare">
              <thead>
                <tr>
                  <td />
                  <th scope="col">{both('Tờ khai này', 'This declaration')}</th>
                  <th scope="col">{both('Đã có', 'Existing')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(([label, here, there]) => (
                  <tr
                    key={label}
                    class={here !== '' && here.toLocaleLowerCase('vi') === there.toLocaleLowerCase('vi') ? 'same' : ''}
                  >
                    <th scope="row">{label}</th>
                    <td>{here}</td>
                    <td>
                      {there}{' '}
                      {here !== '' && here.toLocaleLowerCase('vi') === there.toLocaleLowerCase('vi') ? (
                        <small>({both('giống', 'same')})</small>
                      ) : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )
      })}
    </div>
  )
}
