import { useRef, useState } from 'preact/hooks'
import { formatCount, formatList, t } from '../../utils/i18n'
import { watchedKey, type Settings, type WatchedEntity } from '../../utils/settings'
import { entityTypeName } from '../names/names'
import { ImportList } from './import-list'
import { OptionsSection, SaveFailure, useSave } from './options-section'
import type { OptionsSource } from './options-source'
import { useUndo } from './undo'
import { WatchForm } from './watch-form'

/** How many watched names are listed at a time. */
const PAGE = 100

/** The watch list: what a person runs or depends on. */
export function WatchSection({ source, settings }: { source: OptionsSource; settings: Settings }) {
  const [save, failure] = useSave(source)
  const [shown, setShown] = useState(PAGE)
  const { watchlist } = settings
  const [removed, undo] = useUndo()
  const [edited, setEdited] = useState('')
  const [said, setSaid] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const remove = async (entity: WatchedEntity, index: number) => {
    const without = (list: WatchedEntity[]) => list.filter((other) => watchedKey(other) !== watchedKey(entity))
    if (!(await save((current) => ({ ...current, watchlist: without(current.watchlist) })))) return
    removed(entity.name, () =>
      save((current) => ({ ...current, watchlist: without(current.watchlist).toSpliced(index, 0, entity) })),
    )
  }
  const add = async (entity: WatchedEntity) => {
    const isAdded = await save((current) => ({ ...current, watchlist: [...current.watchlist, entity] }))
    if (isAdded) setSaid(t('watching.added', [entity.name]))
    return isAdded
  }
  /** Shows the row again, with the focus where it was before. */
  const endEditing = (key: string) => {
    setEdited('')
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-edits="${CSS.escape(key)}"]`)?.focus())
  }
  const change = async (known: WatchedEntity, entity: WatchedEntity) => {
    const changed = (other: WatchedEntity) => (watchedKey(other) === watchedKey(known) ? entity : other)
    const isChanged = await save((current) => ({ ...current, watchlist: current.watchlist.map(changed) }))
    if (!isChanged) return false
    setSaid(t('watching.saved', [entity.name]))
    endEditing(watchedKey(entity))
    return true
  }
  return (
    <OptionsSection id="watching" title={t('options.watching')} intro={t('watching.intro')}>
      {watchlist.length === 0 && <p>{t('watching.none')}</p>}
      <div>
        <ul class="options-list" role="list" ref={list}>
          {watchlist.slice(0, shown).map((entity, index) => {
            const key = watchedKey(entity)
            return edited === key ? (
              <li key={key}>
                <WatchForm
                  source={source}
                  watchlist={watchlist}
                  entity={entity}
                  onSave={(made) => change(entity, made)}
                  onCancel={() => endEditing(key)}
                />
              </li>
            ) : (
              <li key={key} class="options-row">
                <Watched entity={entity} />
                <div class="options-row-actions">
                  <button
                    type="button"
                    class="button button-quiet"
                    data-edits={key}
                    aria-label={t('watching.editOf', [entity.name])}
                    onClick={() => setEdited(key)}
                  >
                    {t('action.edit')}
                  </button>
                  <button
                    type="button"
                    class="button button-quiet"
                    aria-label={t('watching.removeOf', [entity.name])}
                    onClick={() => void remove(entity, index)}
                  >
                    {t('action.remove')}
                  </button>
                </div>
              </li>
            )
          })}
        </ul>
        {undo}
      </div>
      {watchlist.length > shown && (
        <button type="button" class="button" onClick={() => setShown(shown + PAGE)}>
          {t('panel.showMore', [formatCount(Math.min(PAGE, watchlist.length - shown)), formatCount(watchlist.length)])}
        </button>
      )}
      <SaveFailure failure={failure} />
      <WatchForm source={source} watchlist={watchlist} onSave={add} />
      <p aria-live="polite" class="muted">
        {said}
      </p>
      <ImportList source={source} settings={settings} />
    </OptionsSection>
  )
}

function Watched({ entity }: { entity: WatchedEntity }) {
  return (
    <div class="watched">
      <p>
        <strong dir="auto">{entity.name}</strong> <span class="muted">{entityTypeName(entity.type)}</span>
        {entity.vendor && <span class="muted"> {t('advisory.byVendor', [entity.vendor])}</span>}
        {entity.aliases.length > 0 && <span class="muted"> · {t('advisory.aliases', [formatList(entity.aliases)])}</span>}
        {entity.owner && (
          <span class="muted">
            {' '}
            · <bdi>{t('watching.ownedBy', [entity.owner])}</bdi>
          </span>
        )}
        {entity.sites && (
          <span class="muted">
            {' '}
            · <bdi>{t('watching.siteIs', [formatList(entity.sites)])}</bdi>
          </span>
        )}
      </p>
      {entity.note && (
        <p class="muted watched-note" dir="auto">
          {entity.note}
        </p>
      )}
    </div>
  )
}
