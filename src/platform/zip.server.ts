import { inflateRawSync } from 'node:zlib'

const MOST_PARTS = 1000
/** What may follow a part: its sizes and check sum once more. */
const DESCRIPTOR = 24

/** Why a zip is not to be opened: unpacks every part with a limit in bytes before anything reads it; what it says about sizes is not believed. */
export function whyZipRefused(zip: Buffer, largestUnpacked: number): 'damaged' | 'too-large' | null {
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'))
  if (end < 0 || end + 22 > zip.length) return 'damaged'
  const parts = zip.readUInt16LE(end + 10)
  if (parts > MOST_PARTS) return 'damaged'
  const directory = zip.readUInt32LE(end + 16)
  let at = directory
  let covered = 0
  let left = largestUnpacked
  for (let i = 0; i < parts; i++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return 'damaged'
    const packed = zip.readUInt32LE(at + 20)
    const local = zip.readUInt32LE(at + 42)
    if (local + 30 > zip.length) return 'damaged'
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    if (start + packed > zip.length) return 'damaged'
    const length = zip.readUInt16LE(at + 10) === 0 ? packed : unpackedLength(zip.subarray(start, start + packed), left)
    if (typeof length === 'string') return length
    covered += start - local + packed
    left -= length
    if (left < 0) return 'too-large'
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  // Readers that go from part to part would find what the directory does not name.
  const hidden = directory - covered
  return hidden < 0 || hidden > DESCRIPTOR * parts ? 'damaged' : null
}

function unpackedLength(part: Buffer, limit: number): number | 'damaged' | 'too-large' {
  try {
    return inflateRawSync(part, { maxOutputLength: Math.max(1, limit) }).length
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged'
  }
}
