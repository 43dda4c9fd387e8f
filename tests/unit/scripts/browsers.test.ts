import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findBrowser } from '../../../scripts/browsers.mjs'

/** A program that answers `--version`, or does not. */
function program(path: string, version: string | null): string {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, version === null ? '#!/bin/sh\nexit 1\n' : `#!/bin/sh\necho "A browser ${version}"\n`)
  chmodSync(path, 0o755)
  return path
}

describe.skipIf(process.platform === 'win32')('findBrowser', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'caveat-browsers-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('finds a browser on the PATH and says which and how old', () => {
    const path = program(join(folder, 'bin/google-chrome'), '156.0.8078.79')
    expect(findBrowser('chromium', { PATH: `${join(folder, 'none')}:${join(folder, 'bin')}` }, 'linux')).toEqual({
      engine: 'chromium',
      name: 'Google Chrome',
      path,
      version: '156.0.8078.79',
    })
    expect(findBrowser('firefox', { PATH: join(folder, 'bin') }, 'linux')).toBeNull()
  })

  test('passes over one that is too old, and one that does not run', () => {
    program(join(folder, 'firefox'), '140.5.0')
    program(join(folder, 'firefox-developer-edition'), null)
    expect(findBrowser('firefox', { PATH: folder }, 'linux')).toBeNull()
    program(join(folder, 'firefox-esr'), '153.7.0')
    expect(findBrowser('firefox', { PATH: folder }, 'linux')?.path).toBe(join(folder, 'firefox-esr'))
  })

  test('takes the one that the environment names', () => {
    program(join(folder, 'chromium'), '156.0')
    const named = program(join(folder, 'other/msedge'), '155.0')
    expect(findBrowser('chromium', { PATH: folder, CAVEAT_CHROMIUM: named }, 'linux')?.path).toBe(named)
    expect(() => findBrowser('chromium', { PATH: folder, CAVEAT_CHROMIUM: join(folder, 'nothing') }, 'linux')).toThrow(
      /CAVEAT_CHROMIUM/,
    )
  })

  test('looks where installers put them on macOS and Windows', () => {
    const mac = program(join(folder, 'Applications/Firefox.app/Contents/MacOS/firefox'), '160.0')
    expect(findBrowser('firefox', { HOME: folder }, 'darwin')?.path).toBe(mac)
    const windows = program(join(folder, 'Microsoft/Edge/Application/msedge.exe'), '157.0')
    expect(findBrowser('chromium', { PROGRAMFILES: folder }, 'win32')).toMatchObject({
      name: 'Microsoft Edge',
      path: windows,
      version: '',
    })
  })
})
