import { toBase64 } from '../../../utils/messaging/base64'
import { byteAt, extension, PART, type Request } from './protocol'

/* The worker of the throw-away extension: has buffers in memory, as Caveat's has one in its database, and gives them away. */

const buffers = new Map<number, ArrayBuffer>()

function bufferOf(bytes: number): ArrayBuffer {
  const known = buffers.get(bytes)
  if (known) return known
  const { buffer } = Uint8Array.from({ length: bytes }, (_, at) => byteAt(at))
  buffers.set(bytes, buffer)
  return buffer
}

extension.runtime.onMessage.addListener((request, _, respond) => {
  answer(request).then(respond, (error: unknown) => respond({ error: String(error) }))
  return true
})

async function answer({ ask, way, bytes, ...rest }: Request): Promise<unknown> {
  const buffer = bufferOf(bytes)
  if (ask === 'get') {
    const from = ('part' in rest ? (rest.part ?? 0) : 0) * PART
    if (way === 'message, base64 in parts') return toBase64(buffer.slice(from, from + PART))
    return way === 'message, base64' ? toBase64(buffer) : buffer
  }
  if (!way.startsWith('storage.session')) return null
  const { session } = extension.storage
  if (!session?.setAccessLevel) throw new Error('closed to content scripts')
  await session.setAccessLevel({ accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS' })
  await session.clear()
  if (way === 'storage.session, base64') await session.set({ whole: toBase64(buffer) })
  else if (way === 'storage.session, ArrayBuffer') await session.set({ whole: buffer })
  else
    await session.set(
      Object.fromEntries(partsOf(bytes).map((part) => [`part${part}`, buffer.slice(part * PART, (part + 1) * PART)])),
    )
  return null
}

function partsOf(bytes: number): number[] {
  return Array.from({ length: Math.ceil(bytes / PART) }, (_, part) => part)
}
