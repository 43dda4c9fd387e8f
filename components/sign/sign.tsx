/** The sign: two lines of text with a proofreader's caret between them. Drawn as in sign.svg, in the colours of the scheme. */
export function Sign({ size = 24 }: { size?: number }) {
  return (
    <svg class="sign" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="var(--accent)" />
      <path d="M6 8H26M6 24H26M10 19.5L16 12.5L22 19.5" />
    </svg>
  )
}
