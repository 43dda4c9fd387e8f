// Renders components/sign/sign.svg to public/icon/{16,32,48,128}.png. Needs a Chromium; run by hand when the sign changes.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { findBrowser } from './browsers.mjs'

const SIZES = [16, 32, 48, 128]
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url))

const installed = findBrowser('chromium')
const browser = await chromium.launch({ ...(installed ? { executablePath: installed.path } : {}), args: ['--no-sandbox'] })
try {
  const svg = await readFile(path('../components/sign/sign.svg'), 'utf8')
  const page = await browser.newPage({ deviceScaleFactor: 1 })
  await mkdir(path('../public/icon'), { recursive: true })
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
    await writeFile(path(`../public/icon/${size}.png`), await page.screenshot({ omitBackground: true }))
  }
  console.log(`Wrote ${SIZES.map((size) => `public/icon/${size}.png`).join(', ')}`)
} finally {
  await browser.close()
}
