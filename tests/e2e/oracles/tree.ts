import type { Oracle } from './oracle'

/** The nodes one by one: markup does not tell where one text ends and the next begins, nor what stands beside the root. */
export const tree: Oracle = {
  name: 'tree',
  observe: (page) => () => {
    const nodes: string[] = []
    const walker = document.createTreeWalker(document)
    for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
      nodes.push(`${page.nameOf(node)} ${node.childNodes.length} ${node.nodeValue?.length ?? ''}`)
    }
    return { nodes, elements: document.getElementsByTagName('*').length, children: document.childNodes.length }
  },
  leak: { run: (name) => void (name.firstChild as Text).splitText(3) },
}
