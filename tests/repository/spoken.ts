import ts from 'typescript'

/** Attributes whose values people read or hear; of components too. */
const SPOKEN =
  /^(aria-(label|description|valuetext|roledescription|placeholder|braille\w+)|title|placeholder|alt|label|text|detail|heading|summary|hint)$/

/** Properties of elements and documents that people read or hear. */
const SPOKEN_PROPERTIES =
  /^(title|placeholder|alt|textContent|innerText|ariaLabel|ariaDescription|ariaValueText|ariaRoleDescription)$/

/** Two letters in a row, of any script: what is less is no word. */
const WORDS = /\p{L}\p{M}*\p{L}/u

/** Text in a TypeScript file that people would see or hear and that is no message: in elements, in attributes, put into properties. */
export function literalTextIn(name: string, source: string): string[] {
  const tree = ts.createSourceFile(name, source, ts.ScriptTarget.ESNext, true)
  const found: string[] = []
  const keep = (text: string) => void (WORDS.test(text) && found.push(text.trim()))
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) keep(node.text)
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent) && node.expression) spokenParts(node.expression).forEach(keep)
    if (ts.isJsxAttribute(node) && SPOKEN.test(node.name.getText()) && node.initializer) {
      const value = ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer
      if (value) spokenParts(value).forEach(keep)
    }
    if (ts.isPropertyAssignment(node) && /^['"](aria-|title|placeholder|alt)/.test(node.name.getText())) {
      if (SPOKEN.test(node.name.getText().slice(1, -1))) spokenParts(node.initializer).forEach(keep)
    }
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      if (ts.isPropertyAccessExpression(node.left) && SPOKEN_PROPERTIES.test(node.left.name.text))
        spokenParts(node.right).forEach(keep)
    }
    if (ts.isCallExpression(node) && /(^|\.)(setAttribute|set)$/.test(node.expression.getText())) {
      const at = node.arguments.findIndex((each) => ts.isStringLiteralLike(each) && SPOKEN.test(each.text))
      const value = at === -1 ? undefined : node.arguments[at + 1]
      if (value) spokenParts(value).forEach(keep)
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

/** The literal texts that an expression may come to, or be put together of. */
function spokenParts(node: ts.Expression): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isTemplateExpression(node)) {
    return [node.head.text, ...node.templateSpans.flatMap((span) => [...spokenParts(span.expression), span.literal.text])]
  }
  if (ts.isConditionalExpression(node)) return [...spokenParts(node.whenTrue), ...spokenParts(node.whenFalse)]
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken
    if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return spokenParts(node.right)
    const joins = [ts.SyntaxKind.PlusToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken]
    return joins.includes(kind) ? [...spokenParts(node.left), ...spokenParts(node.right)] : []
  }
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(spokenParts)
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node))
    return spokenParts(node.expression)
  // `[…].filter(…).join(…)` comes to what is in the list.
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    return /^(join|filter|trim|concat)$/.test(node.expression.name.text) ? spokenParts(node.expression.expression) : []
  }
  return []
}
