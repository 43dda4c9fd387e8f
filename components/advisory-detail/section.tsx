import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { Advisory } from '../../utils/advisories'
import type { TextField } from '../../utils/advisories/machine-written'
import { MachineWritten } from '../machine-written/machine-written'

/** A headed part of an advisory. `written` names the field whose text it shows, to be labelled where a program wrote it. */
export function Section({
  title,
  advisory,
  written,
  children,
}: {
  title: string
  advisory?: Advisory
  written?: TextField
  children: ComponentChildren
}) {
  const id = useId()
  return (
    <section class="detail-section" aria-labelledby={id}>
      <h2 id={id}>
        {title}
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
