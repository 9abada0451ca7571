import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import { officeIsCompetent } from '../parts/competence.ts'
import { partiesAsRegistered } from '../parts/party-rules.ts'
import type { MaritalDeclaration } from './declaration.ts'
import { claimOf } from './facts.ts'
import {
  bothAreAlive,
  feeOfCertificateIsTold,
  mayMarry,
  oneCertificateAtATime,
  requesterMayAsk,
  spouseIsDescribed,
  termIsTold,
} from './rules-purpose.ts'
import { everyTimeIsAnswered, statementIsChosen, statusAsRegistered, timesAreSound } from './rules-status.ts'

type MaritalRule = (declaration: MaritalDeclaration, circumstances: Circumstances) => Problem[]

/** R-A1, R-A2: the commune of permanent residence, else of temporary residence; since 2025-07-01 the person chooses (NĐ 123/2015 art. 21; NĐ 120/2025 art. 4). */
export const officeOfCertificate: MaritalRule = (declaration, circumstances) =>
  officeIsCompetent(claimOf(declaration, circumstances), circumstances)

const asRegistered: MaritalRule = ({ subject, intendedSpouse }, circumstances) =>
  partiesAsRegistered(
    [
      { role: 'SUBJECT', party: subject, pointer: '/subject', word: 'người được cấp', wordEn: 'person' },
      ...(intendedSpouse
        ? [
            {
              role: 'SPOUSE',
              party: intendedSpouse,
              pointer: '/intendedSpouse',
              word: 'người dự định kết hôn',
              wordEn: 'intended spouse',
            } as const,
          ]
        : []),
    ],
    circumstances,
  )

/** Every rule of a certificate, in the order an official reads the form. */
export const maritalRules: readonly MaritalRule[] = [
  officeOfCertificate,
  asRegistered,
  bothAreAlive,
  timesAreSound,
  everyTimeIsAnswered,
  statusAsRegistered,
  statementIsChosen,
  mayMarry,
  spouseIsDescribed,
  oneCertificateAtATime,
  requesterMayAsk,
  termIsTold,
  feeOfCertificateIsTold,
]
