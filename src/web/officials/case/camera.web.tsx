import { useEffect, useRef, useState } from 'preact/hooks'
import { both } from '../../parts/language.web.ts'
import { Dialog } from '../../parts/panels.web.tsx'

/** Takes one picture of a paper with the camera of this computer. */
export function Camera({
  open,
  onClose,
  onPicture,
}: {
  open: boolean
  onClose: () => void
  onPicture: (picture: Blob) => void
}) {
  const video = useRef<HTMLVideoElement>(null)
  const [problem, setProblem] = useState('')
  const [running, setRunning] = useState(false)
  useEffect(() => {
    if (!open) return
    let stream: MediaStream | undefined
    let gone = false
    setProblem('')
    setRunning(false)
    const start = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } },
        })
        if (gone || !video.current) {
          for (const track of stream.getTracks()) track.stop()
          return
        }
        video.current.srcObject = stream
        await video.current.play()
        setRunning(true)
      } catch {
        setProblem(
          both(
            'Không mở được camera. Cho phép trang dùng camera, hoặc chọn tệp quét.',
            'The camera could not be opened. Allow it, or choose a file.',
          ),
        )
      }
    }
    void start()
    return () => {
      gone = true
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
  }, [open])
  const take = () => {
    const source = video.current
    if (!source) return
    const canvas = document.createElement('canvas')
    canvas.width = source.videoWidth
    canvas.height = source.videoHeight
    canvas.getContext('2d')?.drawImage(source, 0, 0)
    canvas.toBlob(
      (blob) => {
        if (!blob) return
        onPicture(blob)
        onClose()
      },
      'image/jpeg',
      0.85,
    )
  }
  return (
    <Dialog open={open} title={both('Chụp giấy tờ', 'Take a picture')} onClose={onClose} wide>
      <div class="stack">
        {problem ? (
          <p class="box box-warning" role="alert">
            {problem}
          </p>
        ) : null}
        <video ref={video} class="camera" playsInline muted />
        <div class="dialog-buttons">
          <button type="button" onClick={onClose}>
            {both('Thôi', 'Cancel')}
          </button>
          <button type="button" class="primary" onClick={take} disabled={!running}>
            {both('Chụp', 'Take')}
          </button>
        </div>
      </div>
    </Dialog>
  )
}
