import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { approvalRoutes } from '../cases/approval.routes.server.ts'
import { attachmentRoutes } from '../cases/attachment-routes.server.ts'
import { extractRoutes } from '../cases/extracts.routes.server.ts'
import { feeRoutes } from '../cases/fees.routes.server.ts'
import { casePaperRoutes } from '../cases/papers.server.ts'
import { caseRoutes } from '../cases/routes.server.ts'
import { signingRoutes } from '../cases/signing.server.ts'
import { taskPaperRoutes } from '../cases/task-papers.routes.server.ts'
import { taskRoutes } from '../cases/tasks.routes.server.ts'
import type { Papers } from '../documents/documents.server.ts'
import { galleryRoutes } from '../documents/gallery.routes.server.ts'
import { judgmentLetterRoutes } from '../documents/judgment-letter.routes.server.ts'
import { noteBackRoutes } from '../documents/note-back.routes.server.ts'
import { openRenderer } from '../documents/pdf/render.server.ts'
import { personDocumentRoutes } from '../documents/person-documents.routes.server.ts'
import { revocationDecisionRoutes } from '../documents/revocation-decision.routes.server.ts'
import { documentRoutes } from '../documents/routes.server.ts'
import { openSigner } from '../documents/signing/open-signer.server.ts'
import { verificationRoutes } from '../documents/verification.routes.server.ts'
import { exchangeRoutes } from '../exchange/routes.server.ts'
import { accountRoutes } from '../offices/accounts-routes.server.ts'
import { auditRoutes } from '../offices/audit-routes.server.ts'
import { feeRateRoutes } from '../offices/fee-rates.routes.server.ts'
import { officeRoutes } from '../offices/places.routes.server.ts'
import type { SignInConfig } from '../offices/sessions.ts'
import { signInRoutes } from '../offices/sign-in-routes.server.ts'
import type { Configuration } from '../platform/configuration.server.ts'
import type { FileStore } from '../platform/files.server.ts'
import type { House } from '../platform/http.server.ts'
import { openApiRoutes } from '../platform/openapi/routes.server.ts'
import { practiceAddress } from '../practice/address.ts'
import { practiceDeskRoutes } from '../practice/desk.routes.server.ts'
import { practiceHouse } from '../practice/house.server.ts'
import { openPracticeOffices } from '../practice/offices.server.ts'
import { practiceRoutes } from '../practice/routes.server.ts'
import { identityRoutes } from '../registers/identity.routes.server.ts'
import { judgmentRoutes } from '../registers/judgments.routes.server.ts'
import { knownRoutes } from '../registers/known.routes.server.ts'
import { personRoutes } from '../registers/person.routes.server.ts'
import { revocationRoutes } from '../registers/revocation.routes.server.ts'
import { registerRoutes } from '../registers/routes.server.ts'
import { searchRoutes } from '../registers/search.routes.server.ts'
import { dashboardRoutes } from '../statistics/routes.server.ts'

export type Parts = {
  house: House
  files: FileStore
  config: Configuration
  signIn: Partial<SignInConfig>
  /** Address of the database; practice makes its own beside it. Without one there is no practice. */
  databaseUrl: string | null
}

const tags = {
  'sign-in': 'Đăng nhập, phiên làm việc',
  accounts: 'Tài khoản, vai trò, thẩm quyền ký',
  audit: 'Nhật ký và kiểm chứng',
  offices: 'Cơ quan, địa danh, danh mục',
  cases: 'Hồ sơ',
  registers: 'Sổ hộ tịch, tra cứu',
  documents: 'Giấy tờ hộ tịch',
  verification: 'Kiểm tra giấy tờ (công khai)',
  exchange: 'Kết nối hệ thống khác',
  statistics: 'Theo dõi, thống kê',
  practice: 'Tập làm',
}

/** Every route of the system, a line for each part. */
export async function allRoutes(
  app: FastifyInstance,
  { house, files, config, signIn, databaseUrl }: Parts,
): Promise<void> {
  const signer = await openSigner({
    dataDir: config.dataDir,
    ...(config.signing ? { keyFile: config.signing.keyFile, certFile: config.signing.certificateFile } : {}),
  })
  const papers: Papers = { files, signer, renderer: openRenderer(), publicAddress: config.publicUrl }
  signInRoutes(app, house, signIn)
  accountRoutes(app, house, signIn)
  auditRoutes(app, house)
  deskRoutes(app, house, papers)
  verificationRoutes(app, house)
  exchangeRoutes(app, house, {
    populationDatabase: config.populationUrl ? { url: new URL(config.populationUrl) } : null,
  })
  if (config.demo) galleryRoutes(app, house, papers)
  if (databaseUrl) await practise(app, { house, signIn, config, databaseUrl })
  openApiRoutes(app, { version: '0.2.0', address: config.publicUrl, tags })
}

/** What officials do at their desks; practice serves the same. */
function deskRoutes(app: FastifyInstance, house: House, papers: Papers): void {
  const { files } = papers
  officeRoutes(app, house)
  caseRoutes(app, house, papers)
  taskRoutes(app, house)
  taskPaperRoutes(app, house, papers)
  approvalRoutes(app, house)
  attachmentRoutes(app, house, files)
  signingRoutes(app, house, papers)
  casePaperRoutes(app, house, papers)
  extractRoutes(app, house, papers)
  feeRoutes(app, house, papers)
  feeRateRoutes(app, house)
  registerRoutes(app, house)
  searchRoutes(app, house)
  identityRoutes(app, house)
  knownRoutes(app, house)
  judgmentRoutes(app, house)
  judgmentLetterRoutes(app, house, papers)
  revocationRoutes(app, house)
  revocationDecisionRoutes(app, house, papers)
  personRoutes(app, house)
  documentRoutes(app, house, papers)
  noteBackRoutes(app, house, papers)
  personDocumentRoutes(app, house)
  dashboardRoutes(app, house)
}

/** Practice beside the real work: the same routes on databases of their own, under an address of their own; nothing of it is published. */
async function practise(
  app: FastifyInstance,
  real: { house: House; signIn: Partial<SignInConfig>; config: Configuration; databaseUrl: string },
): Promise<void> {
  const { house, config, databaseUrl } = real
  const offices = openPracticeOffices({
    url: databaseUrl,
    dataDir: config.dataDir,
    onError: (error) => app.log.error({ err: error }, 'practice'),
  })
  app.addHook('onClose', () => offices.close())
  const draws = {
    signer: await openSigner({ dataDir: join(config.dataDir, 'practice') }),
    renderer: openRenderer({ mark: 'TẬP LÀM' }),
    publicAddress: `${config.publicUrl}${practiceAddress}`,
  }
  practiceRoutes(app, house, offices, ({ files }) => ({ ...draws, files }))
  await app.register(
    async (inside) => {
      const practice = practiceHouse(inside, house, offices)
      practiceDeskRoutes(inside, practice.house, real.signIn)
      deskRoutes(inside, practice.house, { ...draws, files: practice.files })
    },
    { prefix: practiceAddress },
  )
}
