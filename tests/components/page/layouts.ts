import { parse } from '../../support/scanned-page'

/* Layouts in which text moves, each with a way to move it and a way back. In all of them every name is wholly in view or not at all. */

export interface Layout {
  markup: string
  /** How many lines of names are seen, before and after it moved; one if not said. */
  seen?: number
  seenThen?: number
  /** Styles of the root and the body. */
  root?: string
  body?: string
  move: () => unknown
  back: () => unknown
}

const find = (selector: string) => document.querySelector(selector) as HTMLElement
const style = (selector: string, css: string) => () => void (find(selector).style.cssText = css)
const toggle = (selector: string, name: string) => () => void find(selector).classList.toggle(name)
const scroll = (selector: string, left: number, top: number) => () => find(selector).scrollTo({ left, top, behavior: 'instant' })
const page = (top: number) => () => scrollTo({ top, behavior: 'instant' })
const styled = (selector: string, from: string, to: string) => ({ move: style(selector, to), back: style(selector, from) })

const TALL = '<div style="height:2000px"></div>'
const SCROLLER = 'height:200px;width:300px;overflow:auto'

/** Adds a rule that the page's nodes do not tell of, and takes it away. */
const ruled = (rule: string) => {
  const sheet = () => (find('style') as HTMLStyleElement).sheet as CSSStyleSheet
  return { move: () => sheet().insertRule(rule, 0), back: () => sheet().deleteRule(0) }
}

const inserted = (selector: string, markup: string, where: 'before' | 'prepend' = 'before') => {
  let came: ChildNode[] = []
  return {
    move: () => {
      came = [...parse(markup)]
      find(selector)[where](...came)
    },
    back: () => came.forEach((node) => node.remove()),
  }
}

export const LAYOUTS: Record<string, Layout> = {
  'a page that scrolls': { markup: `<p style="margin-top:200px">FortiOS</p>${TALL}`, move: page(90), back: page(0) },
  'a scroller': {
    markup: `<div id="box" style="${SCROLLER}"><p style="margin-top:100px">FortiOS</p>${TALL}</div>`,
    move: scroll('#box', 0, 60),
    back: scroll('#box', 0, 0),
  },
  'a scroller in a scroller': {
    markup: `<div style="${SCROLLER}"><div id="box" style="height:150px;overflow:auto"><p style="margin-top:80px">FortiOS</p>${TALL}</div>${TALL}</div>`,
    move: scroll('#box', 0, 40),
    back: scroll('#box', 0, 0),
  },
  'a scroller in a page that scrolls': {
    markup: `<div style="height:100px"></div><div style="${SCROLLER}"><p style="margin-top:100px">FortiOS</p>${TALL}</div>${TALL}`,
    move: page(80),
    back: page(0),
  },
  'a sticky header over text': {
    markup: `<div style="position:sticky;top:0;background:white;height:40px">NetScaler ADC</div><p style="margin-top:30px">FortiOS</p>${TALL}`,
    seen: 2,
    seenThen: 1,
    move: page(65),
    back: page(0),
  },
  'a sticky footer over text': {
    markup: `<p>FortiOS</p>${TALL}<footer style="position:sticky;bottom:0;background:white;height:40px">NetScaler ADC</footer>`,
    seen: 2,
    move: page(120),
    back: page(0),
  },
  'a sticky cell in a scroller': {
    markup: `<div id="box" style="${SCROLLER}"><div style="position:sticky;top:0;background:white">NetScaler ADC</div><p>FortiOS</p>${TALL}</div>`,
    seen: 2,
    seenThen: 1,
    move: scroll('#box', 0, 100),
    back: scroll('#box', 0, 0),
  },
  'a fixed header over text': {
    markup: `<div style="position:fixed;top:0;left:0;right:0;height:50px;background:white">NetScaler ADC</div><p style="margin-top:80px">FortiOS</p>${TALL}`,
    seen: 2,
    seenThen: 1,
    move: page(60),
    back: page(0),
  },
  'what is fixed to a transformed element': {
    markup: `<div style="transform:translate(0)"><p style="position:fixed;top:120px;margin:0">FortiOS</p></div>${TALL}`,
    move: page(50),
    back: page(0),
  },
  'a class that pads': {
    markup: '<style>.more{padding-top:40px}</style><div id="box"><p>FortiOS</p></div>',
    move: toggle('#box', 'more'),
    back: toggle('#box', 'more'),
  },
  'a style inside of a scroller, whose size stays': {
    markup: `<div style="${SCROLLER}"><div id="box" style="height:20px"></div><p>FortiOS</p></div>`,
    ...styled('#box', 'height:20px', 'height:70px'),
  },
  'an element inserted above': { markup: '<p id="text">FortiOS</p>', ...inserted('#text', '<h2>Heading</h2>') },
  'a row inserted in a table': {
    markup: '<table><tbody><tr><td>One</td></tr><tr><td>FortiOS</td></tr></tbody></table>',
    ...inserted('tbody', '<tr><td>New</td></tr>', 'prepend'),
  },
  'a float inserted beside': {
    markup: '<p id="text">FortiOS</p>',
    ...inserted('#text', '<div style="float:left;width:90px;height:90px"></div>', 'prepend'),
  },
  'a grid whose row grows': {
    markup:
      '<div style="display:grid;grid-template-columns:1fr 1fr"><div id="box">A</div><div>B</div><div>C</div><div>FortiOS</div></div>',
    ...styled('#box', '', 'height:80px'),
  },
  'flex items that change places': {
    markup: '<div style="display:flex"><div id="box">Something</div><div>FortiOS</div></div>',
    ...styled('#box', '', 'order:2'),
  },
  'an element that is moved': {
    markup: '<div id="box">FortiOS</div>',
    ...styled('#box', '', 'transform:translate(33.3px,20.7px)'),
  },
  'an element that is scaled': {
    markup: '<div id="box">FortiOS</div>',
    ...styled('#box', '', 'transform:scale(1.37);transform-origin:0 0'),
  },
  'an element that is scaled and moved by its own properties': {
    markup: '<div id="box">FortiOS</div>',
    ...styled('#box', '', 'scale:0.7;translate:20px 10px'),
  },
  'an element that is zoomed': { markup: '<div id="box">FortiOS</div>', ...styled('#box', '', 'zoom:1.7') },
  'a scroller that is zoomed': {
    markup: `<div id="out"><div id="box" style="${SCROLLER}"><p style="margin-top:60px">FortiOS</p>${TALL}</div></div>`,
    ...styled('#out', '', 'zoom:0.6'),
  },
  'columns of text': {
    markup: `<div id="box" style="columns:2;width:380px;height:140px">${'<p style="margin:0 0 20px">FortiOS</p>'.repeat(5)}</div>`,
    seen: 5,
    seenThen: 5,
    ...styled('#box', 'columns:2;width:380px;height:140px', 'columns:3;width:380px;height:90px'),
  },
  'a name on several lines': {
    markup: '<p id="box" style="width:400px;font:16px monospace">Microsoft 365 Copilot</p>',
    seenThen: 3,
    ...styled('#box', 'width:400px;font:16px monospace', 'width:90px;font:16px monospace'),
  },
  'text from right to left': { markup: '<p dir="rtl" id="text">نستخدم FortiOS هنا</p>', ...inserted('#text', '<p>Another</p>') },
  'a page from right to left': {
    root: 'direction:rtl',
    markup: `<p>FortiOS</p>${TALL}`,
    ...inserted('p', '<p>Another</p>'),
  },
  'vertical text, lines from the right': {
    markup: '<div id="box" style="writing-mode:vertical-rl;height:200px"><p id="text">We run FortiOS</p></div>',
    ...inserted('#text', '<p>Another</p>'),
  },
  'vertical text, lines from the left': {
    markup: '<div id="box" style="writing-mode:vertical-lr;height:200px"><p id="text">We run FortiOS</p></div>',
    ...inserted('#text', '<p>Another</p>'),
  },
  'a vertical page': {
    root: 'writing-mode:vertical-rl',
    markup: '<p id="text">We run FortiOS</p>',
    ...inserted('#text', '<p>One</p>'),
  },
  'what is positioned absolutely': {
    markup:
      '<div style="overflow:hidden;width:50px;height:10px"><p id="box" style="position:absolute;left:90px">FortiOS</p></div>',
    ...styled('#box', 'position:absolute;left:90px', 'position:absolute;left:140px;top:55px'),
  },
  'a fixed element without a height': {
    markup:
      '<div style="position:fixed;top:0;left:0;height:0"><div id="box" style="position:absolute;top:40px;white-space:nowrap">FortiOS</div></div>',
    ...styled('#box', 'position:absolute;top:40px;white-space:nowrap', 'position:absolute;top:90px;white-space:nowrap'),
  },
  'slides that snap': {
    markup: `<div id="box" style="display:flex;width:300px;overflow:auto;scroll-snap-type:x mandatory">${[
      'FortiOS',
      'Nothing',
      'NetScaler ADC',
      'Nothing',
    ]
      .map((text) => `<div style="flex:none;width:300px;height:60px;scroll-snap-align:start">${text}</div>`)
      .join('')}</div>`,
    move: scroll('#box', 600, 0),
    back: scroll('#box', 0, 0),
  },
  'slides that are moved': {
    markup: `<div style="width:300px;overflow:hidden"><div id="box" style="display:flex">${['FortiOS', 'NetScaler ADC']
      .map((text) => `<div style="flex:none;width:300px">${text}</div>`)
      .join('')}</div></div>`,
    ...styled('#box', 'display:flex', 'display:flex;transform:translateX(-300px)'),
  },
  'a rule that a script adds': { markup: '<style></style><div id="box">Text</div><p>FortiOS</p>', ...ruled('#box{height:77px}') },
  'a rule that a script adds inside of a scroller': {
    markup: `<style></style><div style="${SCROLLER}"><div id="box">Text</div><p>FortiOS</p></div>`,
    ...ruled('#box{height:77px}'),
  },
  'a rule that makes text smaller': {
    markup: '<style></style><p style="height:60px;margin:0">We run <b>FortiOS</b></p>',
    ...ruled('p{font-size:11px}'),
  },
  'a box that is ticked': {
    markup: `<style>:checked ~ #box{height:66px}</style><div style="${SCROLLER}"><input type="checkbox"><div id="box">Text</div><p>FortiOS</p></div>`,
    move: () => find('input').click(),
    back: () => find('input').click(),
  },
  'a disclosure elsewhere': {
    markup: `<div style="${SCROLLER}"><details><summary>More</summary><p>Text</p></details><p>FortiOS</p></div>`,
    move: () => ((find('details') as HTMLDetailsElement).open = true),
    back: () => ((find('details') as HTMLDetailsElement).open = false),
  },
  'a field that is dragged larger': {
    markup: `<div style="${SCROLLER}"><textarea style="height:30px"></textarea><p>FortiOS</p></div>`,
    ...styled('textarea', 'height:30px', 'height:75px'),
  },
  'a container query': {
    markup: `<style>#box{container-type:inline-size}@container (width < 200px){h2{display:none}}</style><div id="box"><h2>Heading</h2><p>FortiOS</p></div>`,
    ...styled('#box', '', 'width:150px'),
  },
  'a body that scrolls by itself': {
    root: 'overflow:hidden;height:100%',
    body: 'overflow:auto;height:100%;margin:0',
    markup: `<p style="margin-top:120px">FortiOS</p>${TALL}`,
    move: () => document.body.scrollTo(0, 60),
    back: () => document.body.scrollTo(0, 0),
  },
  'a body that is positioned and moved': {
    body: 'position:relative;left:20px;transform:translateY(15px)',
    markup: `<p style="margin-top:120px">FortiOS</p>${TALL}`,
    move: page(60),
    back: page(0),
  },
  'a root that is scaled': {
    root: 'transform:scale(0.8);transform-origin:0 0',
    markup: `<p style="margin-top:120px">FortiOS</p>${TALL}`,
    move: page(60),
    back: page(0),
  },
  'a root that is zoomed': {
    root: 'zoom:1.5',
    markup: `<p style="margin-top:90px">FortiOS</p>${TALL}`,
    move: page(60),
    back: page(0),
  },
  'a root that is positioned, with a margin': {
    root: 'position:relative;margin:31px;border:3px solid;padding:7px',
    markup: `<p style="margin-top:90px">FortiOS</p>${TALL}`,
    move: page(60),
    back: page(0),
  },
  'an animation that scrolling drives': {
    markup: `<style>@keyframes drift{to{translate:0 300px}}#box{animation:drift linear;animation-timeline:scroll()}</style><p id="box">FortiOS</p>${TALL}`,
    move: page(100),
    back: page(0),
  },
  'a popover positioned in the page': {
    markup: `${TALL}<div popover="manual" style="position:absolute;inset:auto;top:150px;left:10px">FortiOS</div>`,
    move: page(50),
    back: page(0),
  },
}
