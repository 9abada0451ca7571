import { date } from '../values/calendar-date.ts'
import { ALWAYS, type Provision } from './in-force.ts'

/** Why a registration or a paper is void (Q). `court`: not for the administration to decide. */
export type RevocationGround =
  | 'FORGED_PAPERS'
  | 'FALSE_DATA'
  | 'FALSE_STATEMENT'
  | 'OWN_OR_RELATIVE'
  | 'WRONG_AUTHORITY'
  | 'UNLAWFUL_MARRIAGE'

export type RevocationGroundLaw = { vi: string; en: string; court: boolean }

const ground = (vi: string, en: string, court = false): RevocationGroundLaw => ({ vi, en, court })

/** The day of the decision decides. */
export const revocationGrounds: readonly Provision<Readonly<Record<RevocationGround, RevocationGroundLaw>>>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị định 158/2005/NĐ-CP, Điều 76–78; Luật Hôn nhân và gia đình, quy định về hủy kết hôn trái pháp luật',
    value: {
      FORGED_PAPERS: ground('Đăng ký trên cơ sở giấy tờ giả', 'Registered on forged papers'),
      FALSE_DATA: ground('Đăng ký trên cơ sở thông tin sai sự thật', 'Registered on false data'),
      FALSE_STATEMENT: ground('Cam đoan sai sự thật', 'A false sworn statement'),
      OWN_OR_RELATIVE: ground(
        'Người có thẩm quyền đăng ký cho bản thân hoặc người thân thích',
        'Registered by somebody for himself or relatives',
      ),
      WRONG_AUTHORITY: ground('Đăng ký không đúng thẩm quyền', 'Registered by an office that was not competent'),
      UNLAWFUL_MARRIAGE: ground('Kết hôn trái pháp luật', 'An unlawful marriage', true),
    },
  },
  {
    from: date('2016-01-01'),
    cite: 'Luật Hộ tịch 2014, Điều 12; Luật Hôn nhân và gia đình 2014, Điều 10, Điều 11, Điều 13',
    value: {
      FORGED_PAPERS: ground('Đăng ký trên cơ sở giấy tờ giả', 'Registered on forged papers'),
      FALSE_DATA: ground('Đăng ký trên cơ sở thông tin sai sự thật', 'Registered on false data'),
      FALSE_STATEMENT: ground('Cam đoan sai sự thật', 'A false sworn statement'),
      OWN_OR_RELATIVE: ground(
        'Người có thẩm quyền đăng ký cho bản thân hoặc người thân thích',
        'Registered by somebody for himself or relatives',
      ),
      WRONG_AUTHORITY: ground('Đăng ký không đúng thẩm quyền', 'Registered by an office that was not competent'),
      UNLAWFUL_MARRIAGE: ground('Kết hôn trái pháp luật', 'An unlawful marriage', true),
    },
  },
]
