/** A name that every file system takes, from whatever a feed uses as an id. `extension` comes without its dot. */
export function fileName(id: string, extension: string): string {
  const safe = id.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '')
  return `${safe.slice(-80).replace(/^[-.]+/, '') || 'advisory'}.${extension}`
}
