/** The kinds of weakness that the catalogue ends its names with, longer ones before those they contain. */
const CLASSES = [
  ...['remote code execution', 'arbitrary code execution', 'remote command execution', 'code execution', 'command execution'],
  ...['os command injection', 'command injection', 'sql injection', 'template injection', 'code injection', 'injection'],
  ...['deserialization of untrusted data', 'deserialization', 'prototype pollution', 'embedded malicious code'],
  ...[
    'missing authentication for critical function',
    'missing authentication',
    'missing authorization',
    'improper authentication',
  ],
  ...[
    'incorrect authorization',
    'improper authorization',
    'improper access control',
    'authentication bypass',
    'authorization bypass',
  ],
  ...['security feature bypass', 'improper input validation', 'privilege escalation', 'improper privilege management'],
  ...['heap-based buffer overflow', 'stack-based buffer overflow', 'heap buffer overflow', 'buffer overflow', 'integer overflow'],
  ...['memory corruption', 'use-after-free', 'type confusion', 'out-of-bounds write', 'out-of-bounds read', 'race condition'],
  ...['null pointer dereference', 'path traversal', 'directory traversal', 'link following', 'file inclusion', 'file upload'],
  ...['unrestricted upload of file with dangerous type', 'server-side request forgery', 'cross-site request forgery'],
  ...['cross-site scripting', 'xml external entity', 'denial-of-service', 'information disclosure', 'spoofing', 'open redirect'],
  ...['hard-coded credentials', 'use of hard-coded credentials', 'incorrect default permissions', 'resource exhaustion'],
].sort((a, b) => b.length - a.length)

const PATTERN = new RegExp(`(?<![\\p{L}\\p{N}])(${CLASSES.join('|')})(?![\\p{L}\\p{N}])`, 'iu')

/**
 * The kind of weakness that a vulnerability's name tells, in lower case: one of the known ones, else what stands between the
 * product and the word "Vulnerability". Empty where that is nothing or "Unspecified".
 */
export function weaknessClass(vulnerabilityName: string, vendor: string, product: string): string {
  const known = PATTERN.exec(vulnerabilityName)?.[1]
  if (known) return known.toLowerCase()
  const name = vulnerabilityName.toLowerCase().replace(/ vulnerabilit(y|ies)$/, '')
  for (const start of [`${vendor} ${product}`, product].map((text) => `${text.toLowerCase()} `)) {
    const rest = name.startsWith(start) ? name.slice(start.length) : ''
    if (rest !== '' && rest !== 'unspecified' && rest.length <= 80) return rest
  }
  return ''
}
