import { useEffect, useId, useState } from 'preact/hooks'
import { ENTITY_TYPES, type EntityType } from '../../utils/advisories'
import { formatCount, formatList, t } from '../../utils/i18n'
import { watchedKey, type Settings, type WatchedEntity } from '../../utils/settings'
import { entityTypeName } from '../names/names'
import { FieldProblem } from './field-problem'
import { ImportList } from './import-list'
import { OptionsSection, SaveFailure, useSave } from './options-section'
import type { OptionsSource, Suggestion } from './options-source'
import { useUndo } from './undo'

/** How many watched names are listed at a time. */
const PAGE = 100

/** The watch list: what a person runs or depends on. */
export function WatchSection({ source, settings }: { source: OptionsSource; settings: Settings }) {
  const [save, failure] = useSave(source)
  const [shown, setShown] = useState(PAGE)
  const { watchlist } = settings
  const [removed, undo] = useUndo()
  const remove = async (entity: WatchedEntity, index: number) => {
    const without = (list: WatchedEntity[]) => list.filter((other) => watchedKey(other) !== watchedKey(entity))
    if (!(await save((current) => ({ ...current, watchlist: without(current.watchlist) })))) return
    removed(entity.name, () =>
      save((current) => ({ ...current, watchlist: without(current.watchlist).toSpliced(index, 0, entity) })),
    )
  }
  return (
    <OptionsSection id="watching" title={t('options.watching')} intro={t('watching.intro')}>
      {watchlist.length === 0 && <p>{t('watching.none')}</p>}
      <div>
        <ul class="options-list" role="list">
          {watchlist.slice(0, shown).map((entity, index) => (
            <li key={watchedKey(entity)} class="options-row">
              <p>
                <strong dir="auto">{entity.name}</strong> <span class="muted">{entityTypeName(entity.type)}</span>
                {entity.vendor && <span class="muted"> {t('advisory.byVendor', [entity.vendor])}</span>}
                {entity.aliases.length > 0 && <span class="muted"> · {t('advisory.aliases', [formatList(entity.aliases)])}</span>}
              </p>
              <button
                type="button"
                class="button button-quiet"
                aria-label={t('watching.removeOf', [entity.name])}
                onClick={() => void remove(entity, index)}
              >
                {t('action.remove')}
              </button>
            </li>
          ))}
        </ul>
        {undo}
      </div>
      {watchlist.length > shown && (
        <button type="button" class="button" onClick={() => setShown(shown + PAGE)}>
          {t('panel.showMore', [formatCount(Math.min(PAGE, watchlist.length - shown)), formatCount(watchlist.length)])}
        </button>
      )}
      <SaveFailure failure={failure} />
      <AddWatched source={source} settings={settings} />
      <ImportList source={source} settings={settings} />
    </OptionsSection>
  )
}

function AddWatched({ source, settings }: { source: OptionsSource; settings: Settings }) {
  const id = useId()
  const [name, setName] = useState('')
  const [type, setType] = useState<EntityType>('Product')
  const [vendor, setVendor] = useState('')
  const [aliases, setAliases] = useState('')
  const [problem, setProblem] = useState('')
  const [said, setSaid] = useState('')
  const [save, failure] = useSave(source)
  const suggestions = useSuggestions(source, name)

  const onName = (value: string) => {
    setName(value)
    const chosen = suggestions.find((suggestion) => suggestion.name === value)
    if (!chosen) return
    setType(chosen.type)
    setVendor(chosen.vendor)
  }
  const add = async () => {
    const entity: WatchedEntity = {
      name: name.trim(),
      type,
      ...(vendor.trim() ? { vendor: vendor.trim() } : {}),
      aliases: aliases
        .split(/[,;\n]/)
        .map((alias) => alias.trim())
        .filter(Boolean),
    }
    if (entity.name === '') return setProblem(t('watching.nameMissing'))
    if (settings.watchlist.some((other) => watchedKey(other) === watchedKey(entity))) {
      return setProblem(t('watching.alreadyThere', [entity.name]))
    }
    setProblem('')
    if (!(await save((current) => ({ ...current, watchlist: [...current.watchlist, entity] })))) return
    setSaid(t('watching.added', [entity.name]))
    setName('')
    setVendor('')
    setAliases('')
  }

  return (
    <form
      class="options-form"
      aria-labelledby={`${id}-heading`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <h3 id={`${id}-heading`}>{t('watching.heading')}</h3>
      <div class="field-group">
        <label class="labelled">
          {t('watching.name')}
          <input
            class="field"
            list={`${id}-names`}
            value={name}
            autocomplete="off"
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? `${id}-problem` : undefined}
            onInput={(event) => onName(event.currentTarget.value)}
          />
          <datalist id={`${id}-names`}>
            {suggestions.map((suggestion) => (
              <option key={`${suggestion.vendor}/${suggestion.name}`} value={suggestion.name}>
                {[suggestion.vendor, entityTypeName(suggestion.type)].filter(Boolean).join(' · ')}
              </option>
            ))}
          </datalist>
        </label>
        <FieldProblem id={`${id}-problem`} text={problem} />
      </div>
      <label class="labelled">
        {t('watching.type')}
        <select class="field" value={type} onChange={(event) => setType(typeOf(event.currentTarget.value))}>
          {ENTITY_TYPES.map((value) => (
            <option key={value} value={value}>
              {entityTypeName(value)}
            </option>
          ))}
        </select>
      </label>
      <label class="labelled">
        {t('watching.vendor')}
        <input class="field" value={vendor} autocomplete="off" onInput={(event) => setVendor(event.currentTarget.value)} />
      </label>
      <label class="labelled">
        {t('watching.aliases')}
        <input class="field" value={aliases} autocomplete="off" onInput={(event) => setAliases(event.currentTarget.value)} />
      </label>
      <SaveFailure failure={failure} />
      <div class="options-actions wide">
        <button type="submit" class="button button-primary">
          {t('watching.add')}
        </button>
        <p aria-live="polite" class="muted">
          {said}
        </p>
      </div>
    </form>
  )
}

function useSuggestions(source: OptionsSource, text: string): Suggestion[] {
  const [suggestions, setSuggestions] = useState<Suggestion[]>([])
  useEffect(() => {
    if (text.trim().length < 2) return setSuggestions([])
    let current = true
    // Suggestions are a convenience: without a store one types the whole name.
    source.suggest(text).then(
      (found) => current && setSuggestions(found),
      () => current && setSuggestions([]),
    )
    return () => {
      current = false
    }
  }, [source, text])
  return suggestions
}

function typeOf(value: string): EntityType {
  return ENTITY_TYPES.find((type) => type === value) ?? 'Product'
}
