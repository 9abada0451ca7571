import { lookUpCitizen } from '../../../exchange/api.ts'
import { call, LineDead, Problem } from '../../parts/api.web.ts'
import type { LookUpAnswer } from '../../parts/form/hand.web.ts'
import { both } from '../../parts/language.web.ts'

/** Fetches a person by PIN for this dossier. Never throws: a dead line or link is an answer that says to type by hand. */
export async function askCitizen(
  pin: string,
  dossier: { caseId: string; code: string | null; matter: string },
): Promise<LookUpAnswer> {
  const matter = `Đăng ký ${dossier.matter.toLocaleLowerCase('vi')}`
  const purpose = dossier.code ? `${matter}, hồ sơ ${dossier.code}` : matter
  try {
    const answer = await call(lookUpCitizen, { body: { pin, caseId: dossier.caseId, purpose } } as never)
    if (answer.outcome === 'FOUND' && answer.citizen) return { found: true, citizen: answer.citizen, at: answer.at }
    return {
      found: false,
      why: 'unknown',
      message:
        answer.message ||
        both(
          'Không có người mang số này. Kiểm tra lại số, hoặc gõ theo giấy tờ.',
          'Nobody has this number. Check it, or type by hand.',
        ),
    }
  } catch (problem) {
    if (problem instanceof Problem)
      return {
        found: false,
        why: problem.code === 'link-interrupted' ? 'down' : 'refused',
        message:
          problem.code === 'link-interrupted' && problem.document.detail?.includes('gián đoạn')
            ? `${problem.document.detail} ${both('Gõ theo giấy tờ rồi làm tiếp.', 'Type by hand and go on.')}`
            : problem.document.title,
      }
    if (problem instanceof LineDead)
      return {
        found: false,
        why: 'down',
        message: both('Mất kết nối: gõ theo giấy tờ rồi làm tiếp.', 'No connection: type by hand and go on.'),
      }
    return {
      found: false,
      why: 'refused',
      message: both('Không tra cứu được. Gõ theo giấy tờ.', 'The look-up failed. Type by hand.'),
    }
  }
}
