import type { ComponentChildren } from 'preact'
import { routeHref, type PanelRoute } from '../../utils/platform/panel-route'

/** A link to a place of the side panel. With Ctrl, Command or Shift the browser opens its address itself. */
export function RouteLink({
  route,
  onOpen,
  children,
  ...rest
}: {
  route: PanelRoute
  onOpen: (route: PanelRoute) => void
  class?: string
  'data-acknowledged'?: boolean | undefined
  children: ComponentChildren
}) {
  return (
    <a
      {...rest}
      href={routeHref(route)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        onOpen(route)
      }}
    >
      {children}
    </a>
  )
}
