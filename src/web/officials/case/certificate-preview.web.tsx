import { type BirthCertificateWords, birthCertificatePreview } from '../../../events/birth/certificate-words.ts'
import { BirthDeclaration } from '../../../events/birth/declaration.ts'
import { both } from '../../parts/language.web.ts'
import { useReference } from '../../parts/reference.web.ts'

type Line = { label: string; value: string; before?: string | undefined; wide?: boolean }

function linesOf(words: BirthCertificateWords): Line[] {
  const parent = (who: BirthCertificateWords['mother'], title: string): Line[] => [
    { label: `Họ, chữ đệm, tên người ${title}`, value: who.name, wide: true },
    { label: 'Năm sinh', value: who.birthYear },
    { label: 'Dân tộc', value: who.ethnicity },
    { label: 'Quốc tịch', value: who.nationality },
    { label: 'Nơi cư trú', value: who.residence, wide: true },
  ]
  return [
    { label: 'Họ, chữ đệm, tên', value: words.name, wide: true },
    { label: 'Ngày, tháng, năm sinh', value: words.birthDate },
    { label: 'ghi bằng chữ', value: words.birthDateInWords, wide: true },
    { label: 'Giới tính', value: words.sex },
    { label: 'Dân tộc', value: words.ethnicity },
    { label: 'Quốc tịch', value: words.nationality },
    { label: 'Nơi sinh', value: words.birthPlace, wide: true },
    { label: 'Quê quán', value: words.hometown, wide: true },
    { label: 'Số định danh cá nhân', value: words.pin, wide: true },
    ...parent(words.mother, 'mẹ'),
    ...parent(words.father, 'cha'),
    { label: 'Họ, chữ đệm, tên người đi khai sinh', value: words.informant, wide: true },
    { label: 'Giấy tờ tùy thân', value: words.informantPaper, wide: true },
  ]
}

/**
 * The words of the Giấy khai sinh as they will be printed (the paper is Vietnamese in every language of the screen); what differs from
 * `before` is marked, with what stood there.
 */
export function CertificatePreview({
  declaration,
  before,
  officeName,
  number = '',
  pin = null,
}: {
  declaration: unknown
  before?: unknown
  officeName: string
  number?: string
  pin?: string | null
}) {
  const reference = useReference()
  const names = {
    country: (code: string) =>
      reference?.countries.find((one) => one.code === code)?.name ?? (code === 'VN' ? 'Việt Nam' : code),
    documentType: (code: string) => reference?.documentTypes.find((one) => one.code === code)?.name ?? code,
  }
  const now = BirthDeclaration.safeParse(declaration)
  if (!now.success)
    return (
      <p class="faint">
        {both(
          'Xem trước được khi đã ghi đủ các mục bắt buộc.',
          'The preview appears once every required field is there.',
        )}
      </p>
    )
  const then = before === undefined ? undefined : BirthDeclaration.safeParse(before)
  const lines = linesOf(birthCertificatePreview(now.data, officeName, names))
  const old = then?.success ? linesOf(birthCertificatePreview(then.data, officeName, names)) : undefined
  return (
    <article class="paper-preview" lang="vi">
      <header>
        <p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
        <p>Độc lập - Tự do - Hạnh phúc</p>
        <h3>GIẤY KHAI SINH</h3>
        <p>Số: {number || '…'}</p>
      </header>
      <dl>
        {lines.map((line, index) => {
          const value = line.label === 'Số định danh cá nhân' ? (pin ?? line.value) : line.value
          const was = old?.[index]?.value
          const changed = was !== undefined && was !== line.value
          return (
            <div key={index} class={`${line.wide ? 'wide' : ''}${changed ? ' changed' : ''}`}>
              <dt>{line.label}:</dt>
              <dd>
                {changed ? (
                  <>
                    <del>{was || '…'}</del> <ins>{line.value || '(trống)'}</ins>
                  </>
                ) : (
                  value || <span class="blank" />
                )}
              </dd>
            </div>
          )
        })}
        <div class="wide">
          <dt>Nơi đăng ký khai sinh:</dt>
          <dd>{officeName}</dd>
        </div>
      </dl>
      <p class="watermark" aria-hidden="true">
        XEM TRƯỚC
      </p>
    </article>
  )
}
