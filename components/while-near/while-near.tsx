import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

/** How many rows are drawn together: at first what fits into a popup or a common side panel. */
const FIRST = 10
const TOGETHER = 25
/** How far from what is seen rows are drawn, in pixels. */
const NEAR = 1_000

/** The parts of a list that are drawn together. */
export function partsOf<Item>(items: readonly Item[]): { start: number; part: Item[] }[] {
  const parts = items.length > 0 ? [{ start: 0, part: items.slice(0, FIRST) }] : []
  for (let start = FIRST; start < items.length; start += TOGETHER)
    parts.push({ start, part: items.slice(start, start + TOGETHER) })
  return parts
}

/**
 * A part of a long list, which is drawn while it is near what is seen, and else keeps its place. `height` is how high it is about, in pixels,
 * until that is known; `children` are drawn with it.
 */
export function WhileNear({
  atOnce,
  height: about,
  children,
}: {
  atOnce: boolean
  height: number
  children: (height: number) => ComponentChildren
}) {
  const box = useRef<HTMLDivElement>(null)
  const [isNear, setNear] = useState(atOnce)
  const [height, setHeight] = useState(about)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const watch = (entries: IntersectionObserverEntry[]) => {
      const last = entries.at(-1)
      // What has the focus stays: who goes on by keyboard goes on from there.
      if (!last || element.contains(document.activeElement)) return
      if (!last.isIntersecting && element.childElementCount > 0) setHeight(last.boundingClientRect.height)
      setNear(last.isIntersecting)
    }
    const margins: IntersectionObserverInit & { scrollMargin: string } = { rootMargin: `${NEAR}px`, scrollMargin: `${NEAR}px` }
    const observer = new IntersectionObserver(watch, margins)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={box} role="none" style={isNear ? undefined : { blockSize: `${height}px` }}>
      {isNear && children(height)}
    </div>
  )
}
