import { useEffect, useMemo, useState } from 'preact/hooks'
import { followPanelRoute } from '../../utils/platform/follow-panel-route'
import { formatRoute, parseRoute, type PanelRoute } from '../../utils/platform/panel-route'
import { SidePanel } from './side-panel'
import { livePanelSource } from './live-source'

/** The side panel at the place its address names, which the popup and the pages' cards can change. */
export function PanelApp() {
  const source = useMemo(livePanelSource, [])
  const [route, setRoute] = useState<PanelRoute>(() => parseRoute(location.hash))
  useEffect(() => {
    const following = new AbortController()
    addEventListener('hashchange', () => setRoute(parseRoute(location.hash)), following)
    void followPanelRoute((hash) => (location.hash = hash), following.signal)
    return () => following.abort()
  }, [])
  return (
    <SidePanel
      source={source}
      route={route}
      onRoute={(next) => (location.hash = formatRoute(next))}
      onBack={() => (history.length > 1 ? history.back() : (location.hash = formatRoute({ view: 'recent' })))}
    />
  )
}
