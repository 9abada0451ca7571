import { inForce } from '../../law/in-force.ts'
import { maritalCertificateMonths } from '../../law/marital-status.ts'
import { yearOf } from '../../values/partial-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import { certificateStanding, certificateStandingWords } from '../parts/marital-certificate.ts'
import type { MaritalCertificate } from '../parts/marital-record.ts'
import { error, warning } from '../parts/rule-tools.ts'
import type { MarriageDeclaration, StatusProof } from './declaration.ts'
import { bothOf } from './nature.ts'

/** `31/UBND-XNTTHN` and `31/2026` are one number of one book. */
const firstNumber = (text: string): number => Number(/\d+/.exec(text)?.[0] ?? Number.NaN)

const sameCertificate = ({ number, issuedOn }: StatusProof, certificate: MaritalCertificate): boolean =>
  certificate.issuedOn === issuedOn && firstNumber(certificate.number) === firstNumber(number)

/**
 * R-C10: a certificate the registers of the nation hold is good only as they know it: not when it was spent on another marriage, replaced or revoked, nor
 * when the status changed since (NĐ 123/2015 art. 23; TT 04/2020 art. 12). What was issued by an office whose certificates are in the registers and is not
 * among them is looked at again.
 */
export function certificateStillStands(declaration: MarriageDeclaration, circumstances: Circumstances): Problem[] {
  if (declaration.kind !== 'NEW' && declaration.kind !== 'COHABITATION') return []
  const { receivedOn, people, maritalRecords } = circumstances
  return bothOf(declaration).flatMap(({ who, role, word, wordEn, spouse, other }): Problem[] => {
    const proof = spouse.statusProof
    const record = maritalRecords?.[role]
    if (proof === null || proof.kind === 'FOREIGN_PAPER' || !record) return []
    const { cite } = inForce(maritalCertificateMonths, proof.issuedOn)
    const ground = { rule: 'R-C10', cite, pointer: `/${who}/statusProof/number` }
    const certificate = record.certificates.find((one) => sameCertificate(proof, one))
    if (!certificate)
      return record.certificates.some(({ issuedOn }) => issuedOn === proof.issuedOn)
        ? [
            warning(
              ground,
              `Sổ có Giấy xác nhận tình trạng hôn nhân cấp cho ${word} trong ngày này nhưng mang số khác: kiểm tra số ghi trên giấy, hoặc ghi lý do.`,
              `The registers have a certificate of that day for ${wordEn} under another number.`,
            ),
          ]
        : []
    const intended = { name: other.name, birthYear: yearOf(other.birthDate) ?? null, pin: other.pin }
    const standing = certificateStanding(certificate, people?.[role] ?? null, receivedOn, { marriage: true, intended })
    // Its term is told from the day that is declared.
    if (standing === 'VALID' || standing === 'EXPIRED') return []
    const [vi, en] = certificateStandingWords[standing]
    return [
      error(
        ground,
        `Giấy xác nhận tình trạng hôn nhân số ${certificate.number} (${certificate.officeName}) của ${word} ${vi}; đề nghị cấp giấy khác.`,
        `The certificate of ${wordEn} is ${en}.`,
      ),
    ]
  })
}
