import { useEffect, useState } from 'preact/hooks'
import { both } from '../parts/language.web.ts'
import { Dialog, ProblemBox, Skeleton } from '../parts/panels.web.tsx'

/** A PDF on top of the screen, read by the browser itself; `file` fetches it when the dialog opens. */
export function PdfDialog({
  title,
  file,
  onClose,
}: {
  title: string
  file: (() => Promise<Blob>) | undefined
  onClose: () => void
}) {
  const [address, setAddress] = useState<string>()
  const [problem, setProblem] = useState<unknown>()
  useEffect(() => {
    if (!file) return
    let made: string | undefined
    let gone = false
    setProblem(undefined)
    file().then(
      (blob) => {
        if (gone) return
        made = URL.createObjectURL(blob)
        setAddress(made)
      },
      (error) => !gone && setProblem(error),
    )
    return () => {
      gone = true
      setAddress(undefined)
      if (made) URL.revokeObjectURL(made)
    }
  }, [file])
  return (
    <Dialog open={file !== undefined} title={title} onClose={onClose} wide>
      <ProblemBox problem={problem} />
      {address ? (
        <iframe class="pdf" title={title} src={`${address}#toolbar=0&navpanes=0&view=FitH`} />
      ) : problem === undefined ? (
        <Skeleton lines={10} />
      ) : null}
      {address ? (
        <div class="dialog-buttons">
          <a class="button" href={address} download={`${title}.pdf`}>
            {both('Tải về', 'Download')}
          </a>
          <a class="button primary" href={address} target="_blank" rel="noreferrer">
            {both('Mở để in', 'Open to print')}
          </a>
        </div>
      ) : null}
    </Dialog>
  )
}
