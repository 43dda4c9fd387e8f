import { useId, useRef } from 'preact/hooks'

export interface Choice {
  label: string
  run: () => void
}

/** A button that opens a few choices. The browser opens and closes the list, says so to screen readers, and puts focus back. */
export function ChoiceMenu({
  label,
  choices,
  quiet = false,
}: {
  label: string
  choices: readonly Choice[]
  /** Without a border, among quiet buttons. */
  quiet?: boolean
}) {
  const id = useId()
  const list = useRef<HTMLUListElement>(null)
  return (
    <span class="choice-menu">
      <button type="button" class={`button choice-menu-button ${quiet ? 'button-quiet' : ''}`} popovertarget={id}>
        {label}
      </button>
      <ul class="choice-menu-list" role="list" id={id} popover="auto" ref={list} aria-label={label} onKeyDown={step}>
        {choices.map((choice) => (
          <li key={choice.label}>
            <button
              type="button"
              class="choice-menu-choice"
              onClick={() => {
                list.current?.hidePopover()
                choice.run()
              }}
            >
              {choice.label}
            </button>
          </li>
        ))}
      </ul>
    </span>
  )
}

/** Arrow keys go from choice to choice, beside Tab. */
function step(event: KeyboardEvent & { currentTarget: HTMLUListElement }): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (by === 0) return
  event.preventDefault()
  const choices = [...event.currentTarget.querySelectorAll('button')]
  const at = choices.findIndex((choice) => choice === document.activeElement)
  choices.at((at + by + choices.length) % choices.length)?.focus()
}
