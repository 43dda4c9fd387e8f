import { useId } from 'preact/hooks'

/** A button that lets somebody choose a file; stands in an element with the class `file-choice`. The same file can be chosen again. */
export function FileChoice({
  label,
  accept,
  disabled = false,
  onFile,
}: {
  label: string
  accept: string
  disabled?: boolean
  onFile: (file: File) => void
}) {
  const id = useId()
  return (
    <>
      <label class="button" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="file-choice-input"
        type="file"
        accept={accept}
        disabled={disabled}
        onChange={(event) => {
          const input = event.currentTarget
          const [file] = input.files ?? []
          if (file) onFile(file)
          input.value = ''
        }}
      />
    </>
  )
}
