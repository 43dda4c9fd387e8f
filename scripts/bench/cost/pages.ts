import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/*
 * The pages that the cost is measured on, served from this machine, the same to every browser.
 */

export interface Served {
  url: (path: string) => string
  close: () => void
}

/** Serves each page under its path. */
export async function serve(pages: Map<string, string>): Promise<Served> {
  const server = createServer((request, response) => {
    const page = pages.get((request.url ?? '').slice(1))
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(page)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return { url: (path) => origin + path, close: () => server.close() }
}

/** A page as sites have them, around the markup of one of the measured pages: a style sheet, a bar that sticks, a column beside the text. */
export function wholePage(markup: string): string {
  const aside = Array.from({ length: 12 }, (_, at) => `<li><a href="/more/${at}"><i></i>Read more, part ${at + 1}</a></li>`)
  return page(
    `<div class="bar"><a class="brand" href="/">The Daily Reader</a><input placeholder="Search"><button>Sign in</button></div>
<div class="columns"><div class="content">${markup}</div><aside><h3>More to read</h3><ul>${aside.join('')}</ul></aside></div>`,
    SITE_STYLES,
  )
}

const PARAGRAPHS = 10_000

/** 10,000 paragraphs with two names in each, and a count of what happens to nodes of the page's own. */
export function largePage(texts: string[], names: string[]): string {
  const paragraphs = Array.from({ length: PARAGRAPHS }, (_, at) => {
    const text = texts[at % texts.length] ?? ''
    const [first, second] = [names[at % names.length], names[(at * 7 + 3) % names.length]]
    return `<p>${text.slice(0, 90)} ${first} and then ${second}.</p>`
  })
  return page(`<script>(${countMutations.toString()})()</script>\n${paragraphs.join('\n')}`, PLAIN_STYLES)
}

/** What `countMutations` leaves in the page. */
export interface Counted {
  /** Mutations of the page's nodes since it was parsed. */
  own: number
  /** Milliseconds from the navigation's start to the frame after an overlay came. */
  drawn?: number
}

/** Runs in the page, as text. What comes under the root element and is none of the page's two children is not the page's. */
function countMutations(): void {
  const counted: Counted = { own: 0 }
  Object.assign(globalThis, { counted })
  addEventListener('load', () => {
    new MutationObserver((records) => {
      for (const { target, type, addedNodes } of records) {
        const isOverlay = type === 'childList' && target === document.documentElement
        if (!isOverlay) counted.own++
        else if (addedNodes.length > 0 && counted.drawn === undefined)
          // The layers come into the page in one frame, the marks in the next.
          requestAnimationFrame(() => requestAnimationFrame(() => (counted.drawn = performance.now())))
      }
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  })
}

/** As many names in view as fit, below a line without any that is to change. */
export function namesInView(names: string[], count: number): string {
  const cells = Array.from({ length: count }, (_, at) => `<li>Uses ${names[at % names.length]} here.</li>`)
  const below = Array.from({ length: 300 }, (_, at) => `<p>Nothing to see in paragraph ${at}, and nothing in the next.</p>`)
  return page(
    `<p id="clock">It is now <span id="seconds">0</span> seconds.</p><ul class="grid">${cells.join('')}</ul>${below.join('')}`,
    PLAIN_STYLES,
  )
}

/** Pages that scroll in different ways, each by the element that scrolls (a selector). */
export function scrolledPages(
  markup: string,
  texts: string[],
  names: string[],
): { name: string; scroller: string; html: string }[] {
  const line = (at: number) => `${(texts[at % texts.length] ?? '').slice(0, 60)} ${names[at % names.length]}`
  const many = <Part>(count: number, part: (at: number) => Part) => Array.from({ length: count }, (_, at) => part(at))
  const sections = many(
    60,
    (at) => `<section><h2>Part ${at}</h2>${many(8, (each) => `<p>${line(at * 8 + each)}</p>`).join('')}</section>`,
  )
  const panes = many(12, (at) => `<div class="pane">${many(20, (each) => `<p>${line(at + each)}</p>`).join('')}</div>`)
  const rows = many(1_500, (at) => `<tr><td>${at}</td><td>${line(at)}</td><td>${names[(at * 3) % names.length]}</td></tr>`)
  return [
    { name: 'an article', scroller: 'html', html: wholePage(markup) },
    { name: 'headings that stick', scroller: 'html', html: page(sections.join(''), `${PLAIN_STYLES} h2 { ${STUCK} }`) },
    {
      name: 'scrollers in a scroller',
      scroller: '#outer',
      html: page(`<div id="outer">${panes.join('')}${sections.join('')}</div>`, `${PLAIN_STYLES} ${NESTED}`),
    },
    {
      name: 'a table with a head that sticks',
      scroller: 'html',
      html: page(
        `<table><thead><tr><th>No.<th>Text<th>Name</thead><tbody>${rows.join('')}</tbody></table>`,
        `${PLAIN_STYLES} th { ${STUCK} }`,
      ),
    },
    {
      name: 'a list that makes its rows while it scrolls',
      scroller: '#list',
      html: page(
        `<div id="list"><div id="rows"></div></div><script>(${virtualList.toString()})(${JSON.stringify(many(200, line))})</script>`,
        `${PLAIN_STYLES} #list { height: 700px; overflow-y: scroll } #rows { height: 600000px; position: relative } #rows p { position: absolute; margin: 0 }`,
      ),
    },
  ]
}

/** Runs in the page, as text: only the rows in view are there. */
function virtualList(lines: string[]): void {
  const list = document.querySelector('#list') as HTMLElement
  const rows = document.querySelector('#rows') as HTMLElement
  const show = () => {
    const first = Math.floor(list.scrollTop / 30)
    const shown = Array.from({ length: 26 }, (_, at) => {
      const row = document.createElement('p')
      row.style.top = `${(first + at) * 30}px`
      row.textContent = `${first + at}: ${lines[(first + at) % lines.length]}`
      return row
    })
    rows.replaceChildren(...shown)
  }
  list.addEventListener('scroll', show)
  show()
}

function page(body: string, styles: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A page</title><style>${styles}</style></head>
<body>${body}</body></html>`
}

const STUCK = 'position: sticky; top: 0; background: #fff; border-bottom: 1px solid #999'
const PLAIN_STYLES =
  'body { font: 15px/1.5 sans-serif; margin: 1rem } .grid { columns: 4; list-style: none; padding: 0; margin: 0 }'
const NESTED = '#outer { height: 720px; overflow: auto } .pane { height: 160px; overflow: auto; border: 1px solid #ccc }'
const SITE_STYLES = `
:root { --ink: #1c2430; --paper: #fff; --soft: #f3f5f8; --line: #d8dee6; --link: #0b57d0; --room: 1rem }
* , *::before, *::after { box-sizing: border-box }
body { margin: 0; font: 16px/1.6 system-ui, sans-serif; color: var(--ink); background: var(--soft) }
.bar { position: sticky; top: 0; z-index: 5; display: flex; gap: var(--room); align-items: center; padding: .5rem 2rem;
  background: var(--paper); box-shadow: 0 1px 4px #0003 }
.bar .brand { font-weight: 700; flex: 1; color: inherit; text-decoration: none }
.bar input { border: 1px solid var(--line); border-radius: 99px; padding: .3rem .8rem }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) 260px; gap: 2rem; max-width: 1180px; margin: 0 auto; padding: 1.5rem }
.content { background: var(--paper); padding: 2rem; border-radius: 10px; box-shadow: 0 2px 8px #0001 }
.content header nav ul { display: flex; flex-wrap: wrap; gap: .5rem 1rem; padding: 0; list-style: none }
.content h1 { font-size: 2rem; line-height: 1.2 } .content h2 { margin-top: 2rem; border-bottom: 1px solid var(--line) }
.content a { color: var(--link); text-decoration-thickness: 1px } .content a:hover { text-decoration-thickness: 2px }
.content table { border-collapse: collapse; width: 100% } .content td { border: 1px solid var(--line); padding: .3rem .6rem }
.content tr:nth-child(even) td { background: var(--soft) }
.content code { background: var(--soft); border-radius: 4px; padding: 0 .3em }
.comment { display: grid; gap: .3rem; border-left: 3px solid var(--line); margin: 1rem 0; padding: .4rem 1rem; transition: border-color .2s }
.comment:hover { border-color: var(--link) } .comment .by { font-size: .85rem; opacity: .8 } .comment button { border: 0; background: none }
aside { position: sticky; top: 4rem; align-self: start; background: var(--paper); padding: 1rem; border-radius: 10px }
aside ul { list-style: none; padding: 0 } aside li + li { border-top: 1px solid var(--line) } aside i { display: inline-block; width: 1em;
  height: 1em; margin-right: .5em; border-radius: 50%; background: linear-gradient(135deg, var(--link), #8ab4f8) }
footer ul { columns: 3; font-size: .85rem }
@media (max-width: 900px) { .columns { grid-template-columns: 1fr } aside { display: none } }
@media print { .bar, aside { display: none } }
`
