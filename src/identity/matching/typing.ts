/**
 * Text that came through the wrong door: Telex or VNI keys left as typed, TCVN3 (ABC) bytes shown as Latin-1, digits that a
 * reader took for letters. A text without such traces comes back as it is.
 */
export function repairTyping(text: string): string {
  if (!anyTrace.test(text) && !tcvn3Trace.test(text)) return text
  let repaired = text
  if (tcvn3Trace.test(repaired)) repaired = [...repaired].map((letter) => tcvn3[letter] ?? letter).join('')
  return repaired
    .split(' ')
    .map((word) => (/\d/.test(word) ? fromVni(word) : word))
    .map((word) => (telexTrace.test(word) ? fromTelex(word) : word))
    .join(' ')
}

const anyTrace = /[\dfjwz]|dd|aa|ee|oo|[sxr](?: |$)/i
const telexTrace = /[fjwz]|dd|aa|ee|oo|[aăâeêioôơuưy\u00c0-\u1ef9][a-z]*[sxr]$/i

const toneKeys: Readonly<Record<string, string>> = { f: '\u0300', s: '\u0301', r: '\u0309', x: '\u0303', j: '\u0323' }
const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/
const isVowel = (letter: string): boolean => /[aeiouy]/.test(letter)

/** Reads what the Telex keys meant: `Nguyeenx` → `nguyễn`, `dduwcs` → `đức`. A word it cannot read stays. */
function fromTelex(word: string): string {
  const lower = word.toLowerCase().normalize('NFD')
  let out = ''
  let tone = toneMarks.exec(lower)?.[0] ?? ''
  let vowelSeen = false
  for (const letter of lower.replace(toneMarks, '')) {
    const mark = toneKeys[letter]
    if (mark !== undefined && vowelSeen) {
      if (tone === '') tone = mark
      continue
    }
    if (letter === 'd' && out.endsWith('d')) out = `${out.slice(0, -1)}đ`
    else if (/[aeo]/.test(letter) && new RegExp(`${letter}[^aeiouy]*$`).test(out)) out = hat(out, letter, '\u0302')
    else if (letter === 'w' && /[aou]/.test(out)) out = horn(out)
    else out += letter
    if (isVowel(letter)) vowelSeen = true
  }
  if (!vowelSeen) return word
  return withTone(out, tone)
}

const hat = (text: string, letter: string, mark: string): string => {
  const at = text.lastIndexOf(letter)
  return `${text.slice(0, at + 1)}${mark}${text.slice(at + 1)}`
}
function horn(text: string): string {
  if (/uo/.test(text)) return text.replace('uo', 'u\u031bo\u031b')
  const at = Math.max(text.lastIndexOf('a'), text.lastIndexOf('o'), text.lastIndexOf('u'))
  return `${text.slice(0, at + 1)}${text[at] === 'a' ? '\u0306' : '\u031b'}${text.slice(at + 1)}`
}
/** The place of the mark does not matter to the comparison, so any vowel will do. */
function withTone(text: string, tone: string): string {
  if (tone === '') return text.normalize('NFC')
  const bare = text.normalize('NFD')
  const at = Math.max(...[...'aeiouy'].map((vowel) => bare.lastIndexOf(vowel)))
  return `${bare.slice(0, at + 1)}${tone}${bare.slice(at + 1)}`.normalize('NFC')
}

const vniTones: Readonly<Record<string, string>> = { 1: '\u0301', 2: '\u0300', 3: '\u0309', 4: '\u0303', 5: '\u0323' }

/** VNI keys after a vowel; else digits that were read for letters (`0` o, `1` l). */
function fromVni(word: string): string {
  let out = ''
  let tone = ''
  for (const letter of word.toLowerCase()) {
    const afterVowel = /[aeiouyăâêôơưđ\u1ea0-\u1ef9]/.test(out)
    if (letter === '0') out += 'o'
    else if (letter === '9' && out.endsWith('d')) out = `${out.slice(0, -1)}đ`
    else if (vniTones[letter] !== undefined && afterVowel) tone = vniTones[letter]
    else if (letter === '6' && afterVowel) {
      const at = Math.max(out.lastIndexOf('a'), out.lastIndexOf('e'), out.lastIndexOf('o'))
      out = `${out.slice(0, at + 1)}\u0302${out.slice(at + 1)}`
    } else if (letter === '7' && afterVowel) out = horn(out)
    else if (letter === '8' && afterVowel) out = horn(out)
    else if (letter === '1') out += 'l'
    else if (letter === '5') out += 's'
    else if (!/\d/.test(letter)) out += letter
  }
  return withTone(out, tone)
}

/** Signs that only TCVN3 text shows. */
const tcvn3Trace =
  /[\u00a1-\u00bf\u00c6\u00d0\u00d7\u00d8\u00de\u00df\u00f0\u00fe]|[a-z][\u00c7-\u00cb\u00ce-\u00d6\u00dc]/
const tcvn3: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'µà ¸á ¶ả ·ã ¹ạ ¨ă »ằ ¾ắ ¼ẳ ½ẵ Æặ ©â Çầ Êấ Èẩ Éẫ Ëậ Ìè Ðé Îẻ Ïẽ Ñẹ ªê Òề Õế Óể Ôễ Öệ ×ì Ýí Øỉ Üĩ Þị ' +
    'ßò ãó áỏ âõ äọ «ô åồ èố æổ çỗ éộ ¬ơ êờ íớ ëở ìỡ îợ ïù óú ñủ òũ ôụ ­ư õừ øứ öử ÷ữ ùự úỳ ýý ûỷ üỹ þỵ ®đ ¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ'
  )
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.slice(1)]),
)
