import type { InventoryKind } from './inventory'

/** The parts of a package URL that name a package. */
export interface PackageUrl {
  /** The ecosystem: `npm`, `pypi`, `deb` … */
  type: string
  namespace: string
  name: string
  version: string
}

/** Reads a package URL (purl specification, "How to parse a purl string"); undefined for anything else. */
export function readPurl(text: string): PackageUrl | undefined {
  const match = /^pkg:\/*([a-z][a-z\d.+-]*)\/([^?#]+)/i.exec(text.trim())
  if (!match) return undefined
  const [, type = '', path = ''] = match
  const trimmed = path.replace(/^\/+|\/+$/g, '')
  // A scope's own sign is the first one; only an "@" after the last "/" begins the version.
  const at = trimmed.lastIndexOf('@')
  const hasVersion = at > 0 && at > trimmed.lastIndexOf('/')
  const segments = (hasVersion ? trimmed.slice(0, at) : trimmed).split('/').map(decoded).filter(Boolean)
  const name = segments.pop()
  if (!name) return undefined
  return {
    type: type.toLowerCase(),
    namespace: segments.join('/'),
    name,
    version: hasVersion ? decoded(trimmed.slice(at + 1)) : '',
  }
}

/** A package's name as its own ecosystem writes it: `@scope/name`, `group:artifact`, `owner/name`. */
export function packageName({ type, namespace, name }: PackageUrl): string {
  if (namespace === '' || SYSTEM.has(type)) return name
  return type === 'maven' ? `${namespace}:${name}` : `${namespace}/${name}`
}

/** What kind of thing packages of an ecosystem are. */
export function kindOfPackage({ type }: PackageUrl): InventoryKind {
  return SYSTEM.has(type) ? 'package' : type === 'generic' || type === 'docker' || type === 'oci' ? 'application' : 'library'
}

/** Package managers of operating systems: the namespace is the distribution. */
const SYSTEM: ReadonlySet<string> = new Set(['deb', 'rpm', 'apk', 'alpm', 'brew', 'ebuild', 'opkg'])

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
