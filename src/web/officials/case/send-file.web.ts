import type { z } from 'zod'
import { type AttachmentView, addAttachment } from '../../../cases/api.ts'
import type { ProblemDocument } from '../../../platform/problem.ts'
import { addressOf, LineDead, newKey, Problem } from '../../parts/api.web.ts'

export type Attachment = z.infer<typeof AttachmentView>

/**
 * Sends one file as it is and tells how far it has come (0–1); `fetch` cannot tell that. The same key may be sent again after a dead
 * line. Rejects with `Problem` or `LineDead`.
 */
export function sendFile(
  given: { caseId: string; paper: string; file: Blob; fileName: string; csrfToken: string; key?: string },
  onProgress: (part: number) => void,
): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(
      'POST',
      addressOf(addAttachment, {
        params: { caseId: given.caseId },
        query: { paper: given.paper, fileName: given.fileName },
      } as never),
    )
    request.responseType = 'json'
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-csrf-token', given.csrfToken)
    request.setRequestHeader('idempotency-key', given.key ?? newKey())
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onerror = () => reject(new LineDead())
    request.ontimeout = () => reject(new LineDead())
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as Attachment)
      else if (request.response && typeof (request.response as ProblemDocument).code === 'string')
        reject(new Problem(request.response as ProblemDocument))
      else reject(new LineDead())
    }
    request.send(given.file)
  })
}
