import { MarkLayer, pixels, type DrawnMark, type Origin } from './mark-layer'
import type { PageMention } from './mentions'
import { Scroller } from './scrollers'

/*
 * Marks of text that scrolls within the page: each scroller has a frame that shows its marks where it shows its text, and in that a layer
 * that is moved as its content is. Moving the layer makes no layout, and is no layout shift to the page's own measurements (Layout Instability,
 * "visual representation": transforms are left out), so that a frame of scrolling draws nothing anew.
 */

interface ScrolledLayer {
  /** Without a size, so that it covers nothing in the eyes of the page; what it shows is cut out by its clip path. */
  frame: HTMLElement
  moved: HTMLElement
  marks: MarkLayer
  /** All that the frame's place hangs on. */
  form: string
  /** Where its content was scrolled to when the layer was made. */
  base: { x: number; y: number }
  transform: string
}

/** Where the layers of the page and of the window begin. */
export interface OuterLayers {
  page: { element: HTMLElement; origin: Origin }
  window: { element: HTMLElement; origin: Origin }
}

export class ScrolledLayers {
  private layers = new Map<Scroller, ScrolledLayer>()

  /** Draws exactly these marks, each of which is in a scroller. */
  draw(marks: readonly DrawnMark[], outer: OuterLayers, current: PageMention | undefined): void {
    const byScroller = Map.groupBy(marks, ({ box }) => box.scroller)
    const former = this.layers
    this.layers = new Map()
    for (const scroller of byScroller.keys()) if (scroller) this.take(scroller, former, outer)
    for (const [scroller, { frame }] of former) if (this.layers.get(scroller)?.frame !== frame) frame.remove()
    for (const [scroller, layer] of this.layers)
      layer.marks.draw(byScroller.get(scroller) ?? [], originOf(scroller, layer, outer.page.origin.scale), current)
    this.follow(outer.page.origin.scale)
  }

  /** Moves every layer to where the content of its scroller was last seen to be. */
  follow(scale: number): void {
    for (const [{ scrolled }, layer] of this.layers) {
      const transform = `translate(${pixels(layer.base.x - scrolled.x, scale)}, ${pixels(layer.base.y - scrolled.y, scale)})`
      if (transform !== layer.transform) layer.moved.style.transform = layer.transform = transform
    }
  }

  remove(): void {
    for (const { frame } of this.layers.values()) frame.remove()
    this.layers = new Map()
  }

  /** The layer of a scroller, and of those around it: the one that there was where that is still in its place. */
  private take(
    scroller: Scroller,
    former: Map<Scroller, ScrolledLayer>,
    outer: OuterLayers,
  ): { element: HTMLElement; origin: Origin } {
    const { scale } = outer.page.origin
    const around = scroller.outer instanceof Scroller ? this.take(scroller.outer, former, outer) : outer[scroller.outer]
    let layer = this.layers.get(scroller)
    if (!layer) {
      const form = formOf(scroller, around.origin)
      const known = former.get(scroller)
      layer =
        known?.form === form && known.frame.parentElement === around.element ? known : newLayer(around.element, form, scroller)
      this.layers.set(scroller, layer)
    }
    return { element: layer.moved, origin: originOf(scroller, layer, scale) }
  }
}

/** Where the layer's own coordinates begin, which its content moves with. */
function originOf({ box, scrolled }: Scroller, { base }: ScrolledLayer, scale: number): Origin {
  return { left: box.left + base.x - scrolled.x, top: box.top + base.y - scrolled.y, scale, place: '' }
}

function formOf({ box }: Scroller, { left, top, scale }: Origin): string {
  const [width, height] = [pixels(box.right - box.left, scale), pixels(box.bottom - box.top, scale)]
  return [
    `left: ${pixels(box.left - left, scale)}`,
    `top: ${pixels(box.top - top, scale)}`,
    `clip-path: polygon(0 0, ${width} 0, ${width} ${height}, 0 ${height})`,
  ].join(';')
}

function newLayer(around: HTMLElement, form: string, { scrolled }: Scroller): ScrolledLayer {
  const { ownerDocument: document } = around
  const part = (name: string, parent: HTMLElement) => {
    const element = document.createElement('div')
    element.className = name
    parent.append(element)
    return element
  }
  const frame = part('scroller', around)
  frame.style.cssText = form
  const moved = part('scroller-content', frame)
  const marks = part('scroller-marks', moved)
  return { frame, moved, marks: new MarkLayer(marks), form, base: scrolled, transform: '' }
}
