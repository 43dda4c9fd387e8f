import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { Advisory } from '../../utils/advisories'
import type { TextField } from '../../utils/advisories/machine-written'
import { MachineWritten, WrittenBy } from '../machine-written/machine-written'

/** A headed part of an advisory. `written` names the field whose text it shows, to be labelled where a program wrote it. */
export function Section({
  title,
  advisory,
  written,
  id: named,
  label,
  children,
}: {
  title: string
  advisory?: Advisory
  written?: TextField
  /** The id of its heading, where something leads there. */
  id?: string
  /** Says beside the heading that a program wrote the text, where `written` cannot. */
  label?: string
  children: ComponentChildren
}) {
  const own = useId()
  const id = named ?? own
  return (
    <section class="detail-section" aria-labelledby={id}>
      <h2 id={id} tabIndex={named ? -1 : undefined}>
        {title}
        {label && (
          <>
            {' '}
            <WrittenBy label={label} />
          </>
        )}
        {advisory && written && (
          <>
            {' '}
            <MachineWritten advisory={advisory} field={written} />
          </>
        )}
      </h2>
      {children}
    </section>
  )
}

/** Text of a feed with its paragraphs and line breaks, and nothing else of what it may pretend to be. */
export function Paragraphs({ text, lang }: { text: string; lang?: string | undefined }) {
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index} class="detail-paragraph" dir="auto" lang={lang || undefined}>
          {paragraph}
        </p>
      ))}
    </>
  )
}
