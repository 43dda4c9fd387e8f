import { animations } from './animations'
import { computedStyles } from './computed-styles'
import { customElementsMade } from './custom-elements'
import { documentFacts } from './document-facts'
import { errors } from './errors'
import { events } from './events'
import { extensionFiles } from './extension-files'
import { find } from './find'
import { focus } from './focus'
import { fonts } from './fonts'
import { frames } from './frames'
import { geometry } from './geometry'
import { globals } from './globals'
import { handlers } from './handlers'
import { highlights } from './highlights'
import { hitTesting } from './hit-testing'
import { layoutShifts } from './layout-shifts'
import { markup } from './markup'
import { messages } from './messages'
import { mutations } from './mutations'
import type { Oracle } from './oracle'
import { paints } from './paints'
import { performanceEntries } from './performance-entries'
import { pointer } from './pointer'
import { prototypes } from './prototypes'
import { ranges } from './ranges'
import { resizes } from './resizes'
import { scrolling } from './scrolling'
import { selection } from './selection'
import { shadowRoots } from './shadow-roots'
import { storage } from './storage'
import { styleSheets } from './style-sheets'
import { tampering } from './tampering'
import { topLayer } from './top-layer'
import { tree } from './tree'
import { visibility } from './visibility'

/** In the order in which they are read: first who counts calls, then those that only look, last those that do something. */
export const ORACLES: readonly Oracle[] = [
  tampering,
  prototypes,
  mutations,
  events,
  errors,
  messages,
  pointer,
  customElementsMade,
  shadowRoots,
  layoutShifts,
  paints,
  performanceEntries,
  visibility,
  resizes,
  focus,
  scrolling,
  markup,
  tree,
  ranges,
  frames,
  globals,
  handlers,
  documentFacts,
  styleSheets,
  highlights,
  fonts,
  animations,
  topLayer,
  computedStyles,
  geometry,
  hitTesting,
  find,
  selection,
  storage,
  extensionFiles,
]
