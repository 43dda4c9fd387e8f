import { useEffect, useRef, useState } from 'preact/hooks'
import { formatCount, t } from '../../utils/i18n'
import type { ReviewAs } from '../../utils/vendor-review'
import { ListInput, listFault, listName, type ListProblem } from '../list-input/list-input'
import { reasonOf } from '../loaded/use-loaded'
import { Loading } from '../notice/notice'
import { Sign } from '../sign/sign'
import { ReviewResult } from './review-result'
import type { Reviewed, ReviewSource } from './review-source'
import './review.css'

interface List {
  fileName: string
  content: Uint8Array | string
}

type Step =
  | { at: 'choose' }
  | { at: 'reading'; fileName: string; done: number; total: number }
  | { at: 'result'; list: List; reviewed: Reviewed }

/** A list of vendors or products, or a text that names some: where each stands, in one look, and to take away. */
export function Review({ source }: { source: ReviewSource }) {
  const [step, setStep] = useState<Step>({ at: 'choose' })
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<ListProblem | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const reading = useRef<AbortController>(undefined)
  useEffect(() => () => reading.current?.abort(), [])

  const review = async (fileName: string, read: () => Promise<List['content']>, as: ReviewAs = 'auto') => {
    reading.current?.abort()
    const { signal } = (reading.current = new AbortController())
    setProblem(null)
    setStep({ at: 'reading', fileName, done: 0, total: 0 })
    const lookedUp = (done: number, total: number) => signal.aborted || setStep({ at: 'reading', fileName, done, total })
    try {
      const content = await read()
      const reviewed = await source.review({ content, fileName, as }, lookedUp, signal)
      if (signal.aborted) return
      if (reviewed.ok) return setStep({ at: 'result', list: { fileName, content }, reviewed: reviewed.value })
      setProblem(listFault(fileName, reviewed.error))
    } catch (error) {
      if (signal.aborted) return
      setProblem({ text: t('importList.failed'), detail: reasonOf(error) })
    }
    setStep({ at: 'choose' })
  }
  /** Gives up what is under way, and goes to the beginning. */
  const again = () => {
    reading.current?.abort()
    setStep({ at: 'choose' })
    // What had the focus is gone; the heading is what comes before all that is there now.
    heading.current?.focus()
  }

  return (
    <div class="review">
      <header class="review-header">
        <Sign size={28} />
        <h1 ref={heading} tabIndex={-1}>
          {t('review.heading')}
        </h1>
      </header>
      <main>
        {step.at === 'choose' && (
          <ListInput
            intro={t('review.intro')}
            paste={t('review.paste')}
            example={t('review.pasteExample')}
            submit={t('review.start')}
            rows={10}
            isMain
            text={text}
            setText={setText}
            problem={problem}
            read={review}
          />
        )}
        {step.at === 'reading' && (
          <div class="review-reading">
            <Loading text={readingText(step)} />
            <button type="button" class="button" onClick={again}>
              {t('action.cancel')}
            </button>
          </div>
        )}
        {step.at === 'result' && (
          <ReviewResult
            source={source}
            name={step.list.fileName}
            reviewed={step.reviewed}
            onReadAs={(as) => void review(step.list.fileName, async () => step.list.content, as)}
            onAgain={again}
          />
        )}
      </main>
    </div>
  )
}

function readingText({ fileName, done, total }: { fileName: string; done: number; total: number }): string {
  if (total === 0) return t('importList.reading', [listName(fileName)])
  return t('review.lookingUp', [formatCount(done), formatCount(total)])
}
