/* Pages that get in the way of scripts, each with the names that are to be marked on it all the same. */

const SENTENCE = '<p>We use <b>Microsoft 365</b> Copilot.</p>'

const page = (script: string, body = SENTENCE, head = '') =>
  `<!doctype html><title>Page</title>${head}<script>${script}</script><body>${body}`

/** A script that does something with the overlay's host whenever it comes. */
const onHost = (act: string) => `
  window.times = 0
  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const host of addedNodes) {
        if (host.localName !== 'div' || host.parentNode !== document.documentElement) continue
        times++
        ${act}
      }
  }).observe(document.documentElement, { childList: true })`

/** Names of properties that pages' own elements stand in the place of. */
const CLOBBERING = [
  ...['body', 'documentElement', 'getElementById', 'createElement', 'createTreeWalker', 'createRange', 'addEventListener'],
  ...['defaultView', 'elementFromPoint', 'title', 'visibilityState', 'contentType', 'designMode', 'fonts', 'getAnimations'],
]

const FORM = [
  'parentNode',
  'parentElement',
  'matches',
  'closest',
  'contains',
  'children',
  'getRootNode',
  'ownerDocument',
  'style',
]

/** Pages on which marks stand in spite of what they do. */
export const MARKED: Record<string, string> = {
  'redefines methods of nodes, elements and arrays': page(`
    for (const prototype of [Node.prototype, Element.prototype, Document.prototype, Array.prototype, EventTarget.prototype])
      for (const name of Object.getOwnPropertyNames(prototype))
        if (/^(append|appendChild|attachShadow|closest|contains|createTreeWalker|addEventListener|push|map|filter|flatMap|setAttribute|getRootNode)$/.test(name))
          prototype[name] = () => { throw new Error(name) }
    window.MutationObserver = window.ResizeObserver = window.requestAnimationFrame = window.requestIdleCallback = undefined`),
  'freezes all that scripts have in common': page(`
    for (const name of Object.getOwnPropertyNames(globalThis)) {
      const value = globalThis[name]
      if (typeof value !== 'function' || value === globalThis) continue
      Object.freeze(value)
      if (value.prototype) Object.freeze(value.prototype)
    }`),
  'has elements in the place of what a document has': page(
    '',
    `${CLOBBERING.map((name) => `<img name="${name}" alt=""><form name="${name}"></form>`).join('')}${SENTENCE}`,
  ),
  'has fields in the place of what a form has': page(
    '',
    `<form>${SENTENCE}${FORM.map((name) => `<input name="${name}" style="width:9px">`).join('')}</form>`,
  ),
  'hides everything beside its body': page(
    '',
    SENTENCE,
    '<style>html > *:not(head, body) { display: none !important; visibility: hidden !important; opacity: 0 !important }</style>',
  ),
  'throws whenever something comes beside its body': page(onHost("throw new Error('what is that?')")),
  'changes itself in answer to each of its changes': page(`
    addEventListener('DOMContentLoaded', () => {
      const line = document.body.appendChild(document.createElement('p'))
      let count = 0
      new MutationObserver(() => { Promise.resolve().then(() => setTimeout(() => (line.textContent = 'change ' + ++count))) }).observe(line, { childList: true, characterData: true, subtree: true })
      line.textContent = 'change'
    })`),
  'adds and removes a hundred thousand nodes': page(`
    addEventListener('DOMContentLoaded', () => {
      const place = document.body.appendChild(document.createElement('div'))
      for (let round = 0; round < 10; round++) {
        for (let at = 0; at < 10000; at++) place.append(document.createElement('i'))
        place.replaceChildren()
      }
      let left = 50
      const timer = setInterval(() => {
        for (let at = 0; at < 200; at++) place.append(document.createElement('i'), 'text')
        place.replaceChildren()
        if (--left === 0) clearInterval(timer)
      }, 20)
    })`),
  'has attributes of a million characters': page(
    `addEventListener('DOMContentLoaded', () => {
      const long = 'Microsoft 365 Copilot '.repeat(50000)
      for (const name of ['class', 'id', 'style', 'title', 'data-x']) document.querySelector('p').setAttribute(name, long)
    })`,
  ),
  'takes the host away once': page(
    'later = true;' + onHost('if (times === 1) setTimeout(() => { host.remove(); later = false }, 100)'),
  ),
  'is written anew': page(`later = true; addEventListener('load', () => setTimeout(() => {
      document.open()
      document.write('<!doctype html><title>Anew</title><body>')
      setTimeout(() => { document.write('${SENTENCE.replaceAll('/', '\\/')}<div style="height:3000px">'); document.close(); later = false }, 300)
    }, 600))`),
  'replaces its root element': page(`later = true; addEventListener('load', () => setTimeout(() => {
      const parsed = new DOMParser().parseFromString('${SENTENCE.replaceAll('/', '\\/')}', 'text/html')
      document.documentElement.replaceWith(document.adoptNode(parsed.documentElement))
      later = false
    }, 600))`),
  'replaces head and body again and again': page(`
    addEventListener('load', () => {
      const turn = () => {
        const parsed = new DOMParser().parseFromString('${SENTENCE.replaceAll('/', '\\/')}', 'text/html')
        document.documentElement.replaceChildren(document.adoptNode(parsed.head), document.adoptNode(parsed.body))
        window.turns = (window.turns ?? 0) + 1
      }
      setInterval(turn, 300)
    })`),
  'has its body only later': page(`later = true; addEventListener('load', () => {
      const { body } = document
      body.remove()
      setTimeout(() => { document.documentElement.append(body); later = false }, 800)
    })`),
}

/** Pages that do not bear the host: nothing is drawn there after a while, and the popup still has the names. */
export const FOUGHT: Record<string, string> = {
  'takes the host away whenever it comes': page(onHost('host.remove()')),
  'takes the host away a little later, each time': page(onHost('setTimeout(() => host.remove(), 50)')),
  'moves the host into its body': page(onHost('document.body.prepend(host)')),
  'takes the style of the host, and scrolls': page(
    `
    setInterval(() => {
      const host = document.querySelector('html > div')
      if (host?.style.length) { host.style.cssText = ''; window.times = (window.times ?? 0) + 1 }
      scrollBy(0, scrollY > 20 ? -20 : 20)
    }, 100)`,
    `${SENTENCE}<div style="height:3000px">`,
  ),
}
