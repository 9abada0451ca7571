import type { FastifyInstance } from 'fastify'
import { approvalRoutes } from '../cases/approval.routes.server.ts'
import { attachmentRoutes } from '../cases/attachment-routes.server.ts'
import { extractRoutes } from '../cases/extracts.routes.server.ts'
import { casePaperRoutes } from '../cases/papers.server.ts'
import { caseRoutes } from '../cases/routes.server.ts'
import { signingRoutes } from '../cases/signing.server.ts'
import { taskPaperRoutes } from '../cases/task-papers.routes.server.ts'
import { taskRoutes } from '../cases/tasks.routes.server.ts'
import type { Papers } from '../documents/documents.server.ts'
import { openRenderer } from '../documents/pdf/render.server.ts'
import { personDocumentRoutes } from '../documents/person-documents.routes.server.ts'
import { documentRoutes } from '../documents/routes.server.ts'
import { openSigner } from '../documents/signing/open-signer.server.ts'
import { verificationRoutes } from '../documents/verification.routes.server.ts'
import { exchangeRoutes } from '../exchange/routes.server.ts'
import { accountRoutes } from '../offices/accounts-routes.server.ts'
import { auditRoutes } from '../offices/audit-routes.server.ts'
import { officeRoutes } from '../offices/places.routes.server.ts'
import type { SignInConfig } from '../offices/sessions.ts'
import { signInRoutes } from '../offices/sign-in-routes.server.ts'
import type { Configuration } from '../platform/configuration.server.ts'
import type { FileStore } from '../platform/files.server.ts'
import type { House } from '../platform/http.server.ts'
import { openApiRoutes } from '../platform/openapi/routes.server.ts'
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
}

/** Every route of the system, a line for each part. */
export async function allRoutes(app: FastifyInstance, { house, files, config, signIn }: Parts): Promise<void> {
  const signer = await openSigner({
    dataDir: config.dataDir,
    ...(config.signing ? { keyFile: config.signing.keyFile, certFile: config.signing.certificateFile } : {}),
  })
  const papers: Papers = { files, signer, renderer: openRenderer(), publicAddress: config.publicUrl }
  signInRoutes(app, house, signIn)
  accountRoutes(app, house, signIn)
  auditRoutes(app, house)
  officeRoutes(app, house)
  caseRoutes(app, house, papers)
  taskRoutes(app, house)
  taskPaperRoutes(app, house, papers)
  approvalRoutes(app, house)
  attachmentRoutes(app, house, files)
  signingRoutes(app, house, papers)
  casePaperRoutes(app, house, papers)
  extractRoutes(app, house, papers)
  registerRoutes(app, house)
  searchRoutes(app, house)
  knownRoutes(app, house)
  judgmentRoutes(app, house)
  revocationRoutes(app, house)
  personRoutes(app, house)
  documentRoutes(app, house, papers)
  personDocumentRoutes(app, house)
  verificationRoutes(app, house)
  exchangeRoutes(app, house, {
    populationDatabase: config.populationUrl ? { url: new URL(config.populationUrl) } : null,
  })
  dashboardRoutes(app, house)
  openApiRoutes(app, { version: '0.1.0', address: config.publicUrl, tags })
}
