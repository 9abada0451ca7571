import type { CaseAction, CaseState } from '../../../cases/case.ts'
import type { Words } from '../../../events/parts/form.ts'
import type { Sentence } from '../../../offices/permissions.ts'
import { both } from '../../parts/language.web.ts'

const elsewhere: readonly CaseAction[] = ['await-pin', 'complete-pin', 'sign', 'approve']

/** The actions a person takes on a dossier from this screen; the system's and those of the signing queue are not among them. */
export type Move = Exclude<CaseAction, 'await-pin' | 'complete-pin' | 'sign' | 'approve'>

export type MoveWords = {
  label: string
  /** One line under the button or in the dialog: what happens. */
  what: string
  keys?: string
  reason: 'none' | 'wanted' | 'lacking'
  access: Sentence
  danger?: boolean
}

export function moveWords(move: Move): MoveWords {
  switch (move) {
    case 'receive':
      return {
        label: both('Tiếp nhận', 'Take in'),
        what: both(
          'Cấp mã hồ sơ, tính hạn trả, in giấy tiếp nhận.',
          'Gives a code and a due time; prints the receipt.',
        ),
        keys: 'Alt+T',
        reason: 'none',
        access: 'case.intake',
      }
    case 'register':
      return {
        label: both('Ghi vào Sổ', 'Write in the book'),
        what: both('Cấp số, khóa nội dung.', 'Gives the number and freezes the content.'),
        keys: 'Ctrl+Enter',
        reason: 'none',
        access: 'case.register',
      }
    case 'ask-completion':
      return {
        label: both('Yêu cầu bổ sung', 'Ask for completion'),
        what: both('Lập phiếu ghi rõ giấy tờ còn thiếu (LHT Điều 9).', 'A written list of what lacks (LHT 9).'),
        keys: 'Alt+B',
        reason: 'lacking',
        access: 'case.intake',
      }
    case 'resume':
      return {
        label: both('Đã bổ sung đủ', 'Completed'),
        what: both('Hồ sơ trở lại đang xử lý.', 'The dossier goes on.'),
        keys: 'Alt+U',
        reason: 'none',
        access: 'case.intake',
      }
    case 'vet':
      return {
        label: both('Thẩm tra xong', 'Vetted'),
        what: both('Hồ sơ đủ điều kiện ghi vào Sổ.', 'Ready to be written in the book.'),
        keys: 'Alt+V',
        reason: 'none',
        access: 'case.vet',
      }
    case 'submit':
      return {
        label: both('Trình ký', 'Submit for signature'),
        what: both('Chuyển cho lãnh đạo ký.', 'Goes to the signatory.'),
        keys: 'Ctrl+Enter',
        reason: 'none',
        access: 'case.register',
      }
    case 'return':
      return {
        label: both('Trả lại', 'Return'),
        what: both('Trả cho công chức, ghi rõ lý do.', 'Back to the registrar, with the reason.'),
        keys: 'Alt+L',
        reason: 'wanted',
        access: 'case.sign',
      }
    case 'hand-over':
      return {
        label: both('Trả kết quả', 'Hand over'),
        what: both('Người yêu cầu đã nhận kết quả.', 'The informant has received the papers.'),
        keys: 'Ctrl+Enter',
        reason: 'none',
        access: 'case.hand-over',
      }
    case 'pause':
      return {
        label: both('Tạm dừng tính hạn', 'Pause the clock'),
        what: both('Chờ cơ quan khác trả lời xác minh.', 'Another body is verifying.'),
        keys: 'Alt+D',
        reason: 'wanted',
        access: 'case.vet',
      }
    case 'unpause':
      return {
        label: both('Tính hạn tiếp', 'Resume the clock'),
        what: both('Đã có trả lời xác minh.', 'The answer has come.'),
        keys: 'Alt+D',
        reason: 'none',
        access: 'case.vet',
      }
    case 'cancel':
      return {
        label: both('Hủy kết quả', 'Cancel the result'),
        what: both(
          'Quá hạn mà các bên không đến nhận: hủy giấy tờ đã ký, không ghi Sổ.',
          'Nobody came in time: the signed papers are cancelled and nothing is written.',
        ),
        reason: 'wanted',
        access: 'case.register',
        danger: true,
      }
    case 'withdraw':
      return {
        label: both('Người yêu cầu rút', 'Withdrawn'),
        what: both('Kết thúc hồ sơ theo đề nghị của người yêu cầu.', 'Ends at the request of the informant.'),
        reason: 'wanted',
        access: 'case.intake',
        danger: true,
      }
    case 'refuse-intake':
      return {
        label: both('Từ chối tiếp nhận', 'Refuse intake'),
        what: both('Hồ sơ không đủ, không thể bổ sung; lập phiếu từ chối.', 'Incomplete and cannot be completed.'),
        reason: 'wanted',
        access: 'case.intake',
        danger: true,
      }
    case 'refuse-merits':
      return {
        label: both('Từ chối giải quyết', 'Refuse on the merits'),
        what: both(
          'Không đủ điều kiện đăng ký; lập văn bản nêu lý do.',
          'The conditions are not met; written reasons.',
        ),
        reason: 'wanted',
        access: 'case.vet',
        danger: true,
      }
  }
}

const mainMoves: Partial<Record<CaseState, readonly Move[]>> = {
  DRAFT: ['register', 'receive'],
  RECEIVED: ['register', 'vet'],
  INCOMPLETE: ['resume'],
  VETTED: ['register', 'submit'],
  APPROVED: ['register'],
  REGISTERED: ['submit'],
  RETURNED: ['submit'],
  SIGNED: ['hand-over'],
}

/** The one thing to do next in a state, if this person may do it; the rest stands below. */
export function sortMoves(
  state: CaseState,
  actions: readonly CaseAction[],
  permits: (sentence: Sentence) => boolean,
  paused: boolean,
): { main: Move | undefined; others: Move[] } {
  const may = actions.filter((action): action is Move => {
    if (elsewhere.includes(action)) return false
    if (action === (paused ? 'pause' : 'unpause')) return false
    return permits(moveWords(action as Move).access)
  })
  const main = mainMoves[state]?.find((move) => may.includes(move))
  return { main, others: may.filter((move) => move !== main) }
}

/** What happens next, said for people; `paper` is what is signed with the dossier. `first`: the chair approves before the book is written. */
export function nextWords(state: CaseState, paper: Words, first = false): string {
  const p = both(...paper)
  switch (state) {
    case 'DRAFT':
      if (first) return both('Ghi đủ nội dung rồi tiếp nhận, hẹn trả.', 'Fill in, then take in with a due time.')
      return both(
        'Ghi đủ nội dung rồi ghi vào Sổ ngay, hoặc tiếp nhận và hẹn trả.',
        'Fill in, then write in the book at once, or take in with a due time.',
      )
    case 'RECEIVED':
      if (first)
        return both(
          'Thẩm tra rồi trình lãnh đạo duyệt; thiếu giấy tờ thì yêu cầu bổ sung.',
          'Vet and hand to the chair for approval; ask for what lacks.',
        )
      return both(
        'Thẩm tra rồi ghi vào Sổ; thiếu giấy tờ thì yêu cầu bổ sung.',
        'Vet and write in the book; ask for what lacks.',
      )
    case 'INCOMPLETE':
      return both('Chờ người yêu cầu bổ sung giấy tờ.', 'Waiting for the informant.')
    case 'VETTED':
      if (first)
        return both(
          'Đã thẩm tra: trình lãnh đạo duyệt trước khi ghi vào Sổ.',
          'Vetted: to be approved before the book.',
        )
      return both('Đủ điều kiện: ghi vào Sổ.', 'Ready to be written in the book.')
    case 'APPROVED':
      return both(
        'Lãnh đạo đã duyệt. Khi các bên có mặt nhận kết quả: ghi vào Sổ, các bên ký.',
        'Approved. When the parties come: write in the book and let them sign.',
      )
    case 'REGISTERED':
      return both('Đã ghi Sổ: trình lãnh đạo ký.', 'In the book: submit for signature.')
    case 'WAITING_PIN':
      return both(
        'Có số định danh thì tự chuyển sang chờ ký. Không phải làm gì.',
        'Goes on by itself when the number arrives.',
      )
    case 'SUBMITTED':
      return both('Chờ lãnh đạo ký {p}.', 'Waiting for the signature.', { p })
    case 'RETURNED':
      return both('Sửa theo lý do trả lại rồi trình ký lại.', 'Mend what was said, then submit again.')
    case 'SIGNED':
      return both('In {p}, đóng dấu, trả cho người yêu cầu.', 'Print, seal and hand over.', { p })
    case 'HANDED_OVER':
      return both(
        'Đã xong. Sai sót phát hiện sau này đi theo đề nghị sửa dữ liệu hoặc cải chính.',
        'Done. Later mistakes go through repair or correction.',
      )
    case 'REFUSED_INTAKE':
    case 'REFUSED_MERITS':
      return both('Đã kết thúc. Trao phiếu từ chối cho người yêu cầu.', 'Ended. Give the written refusal.')
    case 'WITHDRAWN':
      return both('Đã kết thúc theo đề nghị của người yêu cầu.', 'Ended at the informant’s request.')
    case 'CANCELLED':
      return both('Đã hủy kết quả vì các bên không đến nhận.', 'Cancelled: nobody came for the papers.')
  }
}

/** What a line of the timeline is called. */
export function actionWords(action: string): string {
  if (action === 'sign') return both('Ký', 'Signed')
  if (action === 'approve') return both('Duyệt', 'Approved')
  if (action === 'await-pin') return both('Gửi xin số định danh', 'PIN asked')
  if (action === 'complete-pin') return both('Nhận số định danh', 'PIN received')
  const done: Record<string, string> = {
    save: both('Lưu tờ khai', 'Saved'),
    attach: both('Thêm bản quét', 'Scan added'),
    detach: both('Bỏ bản quét', 'Scan removed'),
    correct: both('Sửa lỗi đánh máy', 'Typing slip mended'),
    paper: both('In giấy tờ của hồ sơ', 'Paper printed'),
    extend: both('Gia hạn trao kết quả', 'Hand-over put off'),
    'fee-taken': both('Thu phí, lệ phí', 'Fee taken'),
    'fee-refunded': both('Hoàn trả phí, lệ phí', 'Fee refunded'),
    import: both('Nhận giấy chứng sinh điện tử', 'Electronic birth notice received'),
    'pin-rejected': both('Bị từ chối cấp số định danh', 'PIN refused'),
    'pin-parked': both('Chưa gửi được yêu cầu cấp số', 'PIN request parked'),
    'pin-suspect-duplicate': both('Nghi trùng số định danh', 'PIN: suspected duplicate'),
    'pin-needs-verification': both('Cần xác minh để cấp số', 'PIN: needs verification'),
    'pin-contested': both('Số định danh có vướng mắc', 'PIN contested'),
    'pin-corrected': both('Đã báo thông tin sửa', 'Correction told'),
    'pin-correction-refused': both('Thông tin sửa bị từ chối', 'Correction refused'),
    'pin-correction-delayed': both('Chưa báo được thông tin sửa', 'Correction delayed'),
    'pin-ask-again': both('Gửi lại yêu cầu cấp số', 'PIN asked again'),
    'pin-explain-twins': both('Giải trình sinh đôi, sinh ba', 'Twins explained'),
    'pin-accept-existing': both('Nhận số định danh đã có', 'Existing PIN accepted'),
  }
  if (done[action]) return done[action]
  const known: readonly string[] = [
    'receive',
    'ask-completion',
    'resume',
    'vet',
    'register',
    'submit',
    'return',
    'hand-over',
    'refuse-intake',
    'refuse-merits',
    'withdraw',
    'cancel',
    'pause',
    'unpause',
  ]
  return known.includes(action) ? moveWords(action as Move).label : action
}
