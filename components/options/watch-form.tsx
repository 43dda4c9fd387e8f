import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { ENTITY_TYPES, type EntityType } from '../../utils/advisories'
import { formatCount, t } from '../../utils/i18n'
import { MOST_SITES, NOTE_LENGTH, watchedKey, type WatchedEntity } from '../../utils/settings'
import { siteDomain } from '../../utils/vendor-sites'
import { entityTypeName } from '../names/names'
import { FieldProblem } from '../field-problem/field-problem'
import type { OptionsSource, Suggestion } from './options-source'

/** The fields of a watched name: of a new one, or of one that is there to be changed. */
export function WatchForm({
  source,
  watchlist,
  entity,
  onSave,
  onCancel,
}: {
  source: OptionsSource
  watchlist: readonly WatchedEntity[]
  /** The one to change. */
  entity?: WatchedEntity
  /** Resolves to whether it was kept: then a form for new names is empty again. */
  onSave: (entity: WatchedEntity) => Promise<boolean>
  onCancel?: () => void
}) {
  const id = useId()
  const first = useRef<HTMLInputElement>(null)
  const [name, setName] = useState(entity?.name ?? '')
  const [type, setType] = useState<EntityType>(entity?.type ?? 'Product')
  const [vendor, setVendor] = useState(entity?.vendor ?? '')
  const [aliases, setAliases] = useState(entity?.aliases.join(', ') ?? '')
  const [owner, setOwner] = useState(entity?.owner ?? '')
  const [note, setNote] = useState(entity?.note ?? '')
  const [sites, setSites] = useState(entity?.sites?.join(', ') ?? '')
  const [problem, setProblem] = useState('')
  const [sitesProblem, setSitesProblem] = useState('')
  const suggestions = useSuggestions(source, name)
  useEffect(() => {
    if (entity) first.current?.focus()
  }, [entity])

  const onName = (value: string) => {
    setName(value)
    const chosen = suggestions.find((suggestion) => suggestion.name === value)
    if (!chosen) return
    setType(chosen.type)
    setVendor(chosen.vendor)
  }
  const save = async () => {
    const typed = { vendor: vendor.trim(), owner: owner.trim(), note: note.trim() }
    const filled = Object.fromEntries(Object.entries(typed).filter(([, text]) => text !== ''))
    const others = aliases.split(/[,;\n]/).map((alias) => alias.trim())
    const typedSites = sites.split(/[,;\s]+/).filter(Boolean)
    const domains = [...new Set(typedSites.flatMap((site) => siteDomain(site) ?? []))]
    const stated = domains.length > 0 ? { sites: domains } : {}
    const made: WatchedEntity = { name: name.trim(), type, aliases: others.filter(Boolean), ...filled, ...stated }
    setProblem('')
    setSitesProblem('')
    if (made.name === '') return setProblem(t('watching.nameMissing'))
    const unreadable = typedSites.find((site) => siteDomain(site) === undefined)
    if (unreadable !== undefined) return setSitesProblem(t('watching.notASite', [unreadable]))
    if (domains.length > MOST_SITES) return setSitesProblem(t('watching.tooManySites', [formatCount(MOST_SITES)]))
    const isItself = entity !== undefined && watchedKey(entity) === watchedKey(made)
    if (!isItself && watchlist.some((other) => watchedKey(other) === watchedKey(made))) {
      return setProblem(t('watching.alreadyThere', [made.name]))
    }
    if (!(await onSave(made)) || entity) return
    for (const empty of [setName, setVendor, setAliases, setOwner, setNote, setSites]) empty('')
  }

  return (
    <form
      class="options-form"
      aria-labelledby={`${id}-heading`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        // Of a word that is still being composed, it ends the composing.
        if (event.key === 'Escape' && !event.isComposing) onCancel?.()
      }}
    >
      <h3 id={`${id}-heading`} dir="auto">
        {entity ? t('watching.editOf', [entity.name]) : t('watching.heading')}
      </h3>
      <div class="field-group">
        <label class="labelled">
          {t('watching.name')}
          <input
            ref={first}
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
      <TextField label={t('watching.vendor')} value={vendor} onValue={setVendor} />
      <TextField label={t('watching.aliases')} value={aliases} onValue={setAliases} />
      <TextField label={t('watching.owner')} value={owner} onValue={setOwner} />
      <div class="field-group">
        <TextField label={t('watching.sites')} value={sites} onValue={setSites} problem={sitesProblem && `${id}-sites`} />
        <FieldProblem id={`${id}-sites`} text={sitesProblem} />
      </div>
      <label class="labelled wide">
        {t('watching.note')}
        <textarea
          class="field"
          rows={2}
          maxLength={NOTE_LENGTH}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </label>
      <div class="options-actions wide">
        <button type="submit" class="button button-primary">
          {entity ? t('action.save') : t('watching.add')}
        </button>
        {onCancel && (
          <button type="button" class="button" onClick={onCancel}>
            {t('action.cancel')}
          </button>
        )}
      </div>
    </form>
  )
}

function TextField({
  label,
  value,
  onValue,
  problem = '',
}: {
  label: string
  value: string
  onValue: (value: string) => void
  /** The id of what says what is wrong with it; empty where nothing is. */
  problem?: string
}) {
  return (
    <label class="labelled">
      {label}
      <input
        class="field"
        value={value}
        autocomplete="off"
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem || undefined}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </label>
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
