/**
 * One name in the spelling of the north and of the south or the centre (kỵ húy and dialect), the usual form first.
 * Only pairs that registers really mix.
 */
export const regionalGroups: readonly (readonly string[])[] = [
  ['hoàng', 'huỳnh', 'hùynh'],
  ['vũ', 'võ'],
  ['phúc', 'phước', 'phướt'],
  ['cảnh', 'kiểng', 'kỉnh'],
  ['chu', 'châu'],
  ['nhân', 'nhơn'],
  ['nhật', 'nhựt'],
  ['tùng', 'tòng'],
  ['trường', 'tràng'],
  ['bảo', 'bửu'],
  ['lĩnh', 'lãnh'],
  ['chính', 'chánh'],
  ['tính', 'tánh'],
  ['thái', 'thới'],
  ['hoa', 'huê', 'bông'],
  ['hồng', 'hường'],
  ['cương', 'cang'],
  ['quý', 'quới'],
  ['thì', 'thời'],
  ['uy', 'oai'],
  ['mệnh', 'mạng'],
  ['nghĩa', 'ngãi'],
  ['phượng', 'phụng'],
  ['đan', 'đơn'],
  ['sơn', 'san'],
  ['tân', 'tơn'],
  ['trân', 'trơn'],
  ['đường', 'đàng'],
  ['lợi', 'lời'],
  ['sinh', 'sanh'],
  ['chân', 'chơn'],
  ['nguyên', 'ngươn', 'nguơn'],
  ['thụy', 'thoại'],
  ['diệu', 'dịu'],
  ['nhậm', 'nhiệm'],
  ['yến', 'én'],
  ['ân', 'ơn'],
]

/** Middle names that mark the sex and come and go between papers. */
export const fillers: ReadonlySet<string> = new Set(['thị', 'văn', 'thi', 'van', 'thị.', 'th.', 't.', 'v.'])

/** Names for the cradle; beside another given name they say little of who it is. As written, lower case. */
export const nicknames: ReadonlySet<string> = new Set(
  `bé bi bí bin bo bom bon bông bống bốp bột bờm bầu ca cà cải chích chuột cò còi cọt cốm cu cua cún dế đen đẹt đực
  gấu hến heo hĩm ken kem kẹo khỉ khoai lùn mèo mít mì mỡ mơ mận mun mướp na nấm nghé ngố nhím nhọn nụ nhớn ốc ổi phệ
  rô rùa sâu sò sóc su sữa tèo tẹo tép tí tị tý tôm tồ tun tũn thỏ út voi xoài xu hai ba tư năm sáu bảy tám chín mười
  nở sửu dần mão mẹo thìn ngọ mùi thân dậu tuất hợi cả gái trai thằng con tom bee jin zin
  cái đĩ chắt nhỡ mẹt bưởi sắn ngô thóc gạo ớt nem dâu dừa mía vừng gà vịt lợn chó trâu bò chim sẻ vẹt nheo tít ben sumo
  susu mochi`.split(/\s+/),
)

/** Written short for a family or middle name; the sign at the end is dropped. Folded, to its full form. */
export const abbreviations: Readonly<Record<string, string>> = {
  ng: 'nguyễn',
  ngx: 'nguyễn',
  nguy: 'nguyễn',
  ngu: 'nguyễn',
  th: 'thị',
  t: 'thị',
  v: 'văn',
}
