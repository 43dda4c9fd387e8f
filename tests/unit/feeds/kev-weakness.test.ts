import { expect, test } from 'vitest'
import { weaknessClass } from '../../../utils/feeds/kev-weakness'

test.each([
  ['Acme Router OS Command Injection Vulnerability', 'os command injection'],
  ['Acme Router Heap-Based Buffer Overflow Vulnerability', 'heap-based buffer overflow'],
  ['Acme Router Double Free Vulnerability', 'double free'],
  ['Router Weak Authentication Vulnerabilities', 'weak authentication'],
  ['Acme Router Unspecified Vulnerability', ''],
  ['Something Else Altogether', ''],
])('%s', (name, expected) => {
  expect(weaknessClass(name, 'Acme', 'Router')).toBe(expected)
})
