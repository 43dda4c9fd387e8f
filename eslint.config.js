import tseslint from 'typescript-eslint'

/** Ways to make markup or code out of text; what a feed or a page says is text here, always. */
const SINKS = [
  ...['innerHTML', 'outerHTML'].map((name) => ({
    selector: `AssignmentExpression > MemberExpression.left[property.name="${name}"]`,
    message: `Text is never made into markup: no ${name}.`,
  })),
  ...['insertAdjacentHTML', 'setHTMLUnsafe', 'createContextualFragment', 'parseHTMLUnsafe'].map((name) => ({
    selector: `CallExpression > MemberExpression.callee[property.name="${name}"]`,
    message: `Text is never made into markup: no ${name}.`,
  })),
  {
    selector: 'CallExpression > MemberExpression.callee[object.name="document"][property.name=/^write(ln)?$/]',
    message: 'Text is never made into markup: no document.write.',
  },
  { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'Text is never made into markup.' },
  { selector: 'Property[key.name="dangerouslySetInnerHTML"]', message: 'Text is never made into markup.' },
  { selector: 'NewExpression[callee.name="Function"]', message: 'Text is never made into code.' },
  { selector: 'CallExpression[callee.name="Function"]', message: 'Text is never made into code.' },
]

const BROWSER = {
  regex: '^(wxt/browser|webextension-polyfill|@wxt-dev/browser)$',
  message: 'Only utils/platform/browser.ts imports it.',
}
const DATABASE = { regex: '^idb$', message: 'Only utils/store imports idb.' }
const ABOVE_COMPONENTS = {
  regex: '(^|/)entrypoints(/|$)',
  message: 'Entrypoints import components and utils, never the other way.',
}
const ABOVE_UTILS = { regex: '(^|/)components(/|$)', message: 'Components import utils, never the other way.' }
const PLATFORM = {
  regex: '(^|/)(platform|store|messaging|settings|page|i18n|sync|alerts|permissions|watchlist)(/|$)',
  message: 'Pure folders know nothing of the browser, the store or the page.',
}

/** @param {{ regex: string, message: string }[]} patterns */
const noImportsOf = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] })

/** What has to do with a browser; a pure folder runs in Node unchanged. */
const BROWSER_GLOBALS = [
  'window',
  'document',
  'browser',
  'chrome',
  'indexedDB',
  'localStorage',
  'sessionStorage',
  'navigator',
  'fetch',
]

export default tseslint.config(
  { ignores: ['.output/', '.wxt/', 'node_modules/', 'coverage/', 'screenshots/', 'utils/lexicon/generated/'] },
  ...tseslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-restricted-syntax': ['error', ...SINKS],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    ignores: ['tests/**'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  { files: ['entrypoints/**'], rules: noImportsOf(BROWSER, DATABASE) },
  { files: ['components/**'], rules: noImportsOf(BROWSER, DATABASE, ABOVE_COMPONENTS) },
  { files: ['utils/**'], rules: noImportsOf(BROWSER, DATABASE, ABOVE_COMPONENTS, ABOVE_UTILS) },
  { files: ['utils/platform/browser.ts'], rules: noImportsOf(DATABASE, ABOVE_COMPONENTS, ABOVE_UTILS) },
  { files: ['utils/store/**'], rules: noImportsOf(BROWSER, ABOVE_COMPONENTS, ABOVE_UTILS) },
  {
    files: [
      'utils/advisories/**',
      'utils/feeds/**',
      'utils/walks/**',
      'utils/lexicon/**',
      'utils/digest/**',
      'utils/export/**',
      'utils/search/**',
      'utils/inventory/**',
      'utils/vendor-sites/**',
      'utils/vendor-review/**',
      'utils/dossier/**',
    ],
    rules: {
      ...noImportsOf(BROWSER, DATABASE, ABOVE_COMPONENTS, ABOVE_UTILS, PLATFORM),
      'no-restricted-globals': ['error', ...BROWSER_GLOBALS],
    },
  },
)
