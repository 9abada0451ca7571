import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import { advice, error, isCitizen, warning } from '../parts/rule-tools.ts'
import type { MarriageDeclaration } from './declaration.ts'
import { bothOf } from './nature.ts'

/**
 * R-A9: without a number neither the registers nor the population database can be asked whether somebody lives and is unmarried: the office is told to verify
 * it where the person lives (NĐ 07/2025 art. 2; NĐ 123/2015 art. 22).
 */
export function numberLetsLookUp(declaration: MarriageDeclaration): Problem[] {
  if (declaration.kind !== 'NEW' && declaration.kind !== 'COHABITATION') return []
  return bothOf(declaration).flatMap(({ who, word, wordEn, spouse }) =>
    spouse.pin !== null || spouse.personId !== null || !isCitizen(spouse)
      ? []
      : [
          advice(
            { rule: 'R-A9', cite: 'Nghị định 07/2025/NĐ-CP, Điều 2', pointer: `/${who}/pin` },
            `Chưa ghi số định danh của ${word} nên chưa tra cứu được còn sống, đã kết hôn hay chưa: ghi số; chưa có số thì thêm việc “Xác minh” gửi nơi thường trú.`,
            `Without a number ${wordEn} cannot be looked up: give it, or verify at the place of residence.`,
          ),
        ],
  )
}

/** Somebody was asked about the marital status, answered, and did not say that it is otherwise. */
const verified = ({ tasks = [] }: Circumstances): boolean =>
  tasks.some(({ kind, doneOn, confirmed }) => kind === 'VERIFICATION' && doneOn !== null && confirmed !== false)

/**
 * R-C7, R-C9: what the population database says against the marriage is not passed over (NĐ 07/2025 art. 2). The books go before it (R-A5), so that an
 * end they know, or a verification that was answered, lets the office go on, with its reason.
 */
export function populationAgrees(declaration: MarriageDeclaration, circumstances: Circumstances): Problem[] {
  if (declaration.kind !== 'NEW' && declaration.kind !== 'COHABITATION') return []
  const { said, people } = circumstances
  const asked = verified(circumstances)
  return bothOf(declaration).flatMap(({ who, role, word, wordEn, spouse, other }): Problem[] => {
    const answer = said?.[role]
    if (!answer) return []
    const lookUp = 'Nghị định 07/2025/NĐ-CP, Điều 2'
    const ground = {
      rule: 'R-C7',
      cite: `Luật Hôn nhân và gia đình 2014, Điều 5 khoản 2 điểm c; ${lookUp}`,
      pointer: `/${who}/statusBefore`,
    }
    const known = people?.[role]
    if (answer.deceased && !known?.death)
      return [
        (asked ? warning : error)(
          { rule: 'R-C9', cite: `Luật Hộ tịch 2014, Điều 34 khoản 2; ${lookUp}`, pointer: `/${who}/pin` },
          asked
            ? `Cơ sở dữ liệu quốc gia về dân cư ghi ${word} đã chết; ghi kết quả xác minh vào lý do.`
            : `Cơ sở dữ liệu quốc gia về dân cư ghi ${word} đã chết: kiểm tra số định danh; đúng số thì thêm việc “Xác minh” gửi nơi cư trú trước khi ghi vào Sổ.`,
          `The population database says that ${wordEn} is dead.`,
        ),
      ]
    const marriages = known?.marriages ?? []
    const which = answer.marriage === '' ? '' : ` (${answer.marriage})`
    if (answer.maritalStatus === 'MARRIED' && !marriages.some(({ to }) => to === null)) {
      // The registers know that it has ended: the population database has not heard of it yet.
      if (marriages.length > 0) return []
      const withEachOther = other.pin !== null && answer.spousePin === other.pin
      if (withEachOther)
        return [
          error(
            ground,
            `Cơ sở dữ liệu quốc gia về dân cư ghi hai bên đã là vợ chồng${which}: cấp bản sao trích lục, hoặc đăng ký lại khi Sổ và bản chính đã mất; không đăng ký kết hôn lần nữa.`,
            'The population database knows them as husband and wife already.',
          ),
        ]
      const ended = spouse.statusBefore !== '2' && spouse.earlierEnd !== null && spouse.earlierEnd.number !== ''
      return [
        (asked || ended ? warning : error)(
          ground,
          asked || ended
            ? `Cơ sở dữ liệu quốc gia về dân cư còn ghi ${word} đang có ${who === 'wife' ? 'chồng' : 'vợ'}${which}: đối chiếu bản án, quyết định, trích lục khai tử hoặc kết quả xác minh, ghi lý do.`
            : `Cơ sở dữ liệu quốc gia về dân cư ghi ${word} đang có ${who === 'wife' ? 'chồng' : 'vợ'}${which}: thêm việc “Xác minh” gửi nơi đó, hoặc sửa tình trạng hôn nhân và ghi bản án, quyết định, trích lục khai tử.`,
          `The population database says that ${wordEn} is married.`,
        ),
      ]
    }
    const before = answer.maritalStatus === 'DIVORCED' || answer.maritalStatus === 'WIDOWED'
    return before && spouse.statusBefore === '2' && marriages.length === 0
      ? [
          warning(
            ground,
            `Cơ sở dữ liệu quốc gia về dân cư ghi ${word} ${answer.maritalStatus === 'DIVORCED' ? 'đã ly hôn' : 'có vợ, chồng đã chết'}${which}: sửa tình trạng hôn nhân, hoặc ghi lý do.`,
            `The population database says that ${wordEn} was married before.`,
          ),
        ]
      : []
  })
}
