/** What is wrong with the field above it, said at once. The field names it by its id in `aria-describedby`. */
export function FieldProblem({ id, text }: { id: string; text: string }) {
  if (!text) return null
  return (
    <p id={id} class="field-problem" role="alert">
      {text}
    </p>
  )
}
