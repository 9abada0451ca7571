import { useEffect, useRef, useState } from 'preact/hooks'
import { saveFile, sentenceOf } from '../../parts/api.web.ts'
import { both } from '../../parts/language.web.ts'
import { Skeleton } from '../../parts/panels.web.tsx'

/** A PDF on the page, with printing and saving. `load` fetches it anew whenever `of` changes. */
export function PdfFrame({
  of,
  title,
  load,
  onPrinted,
  fileName,
  compact = false,
}: {
  of: string
  title: string
  load: () => Promise<Blob>
  onPrinted?: (() => void) | undefined
  fileName: string
  compact?: boolean
}) {
  const [file, setFile] = useState<{ of: string; address: string; blob: Blob }>()
  const [problem, setProblem] = useState('')
  const frame = useRef<HTMLIFrameElement>(null)
  const latest = useRef(load)
  latest.current = load
  useEffect(() => {
    let gone = false
    let address = ''
    setProblem('')
    latest.current().then(
      (blob) => {
        if (gone) return
        address = URL.createObjectURL(new Blob([blob], { type: 'application/pdf' }))
        setFile({ of, address, blob })
      },
      (error) => !gone && setProblem(sentenceOf(error)),
    )
    return () => {
      gone = true
      if (address) URL.revokeObjectURL(address)
    }
  }, [of])
  const print = (button: HTMLElement) => {
    const inside = frame.current?.contentWindow
    if (!inside) return
    inside.focus()
    inside.print()
    // The keys belong to the page again, not to the paper.
    button.focus()
    onPrinted?.()
  }
  if (problem)
    return (
      <p class="box box-warning" role="alert">
        {problem}
      </p>
    )
  if (!file || file.of !== of) return <Skeleton lines={8} />
  return (
    <div class={compact ? 'pdf-frame pdf-compact' : 'pdf-frame'}>
      {compact ? null : (
        <p class="row">
          <button type="button" class="primary" onClick={(event) => print(event.currentTarget)}>
            {both('In', 'Print')}
          </button>
          <button type="button" onClick={() => saveFile(file.blob, fileName)}>
            {both('Lưu tệp', 'Save')}
          </button>
          <a href={file.address} target="_blank" rel="noreferrer">
            {both('Mở trang riêng', 'Open apart')}
          </a>
        </p>
      )}
      <iframe ref={frame} src={`${file.address}#toolbar=0&view=FitH`} title={title} />
    </div>
  )
}
