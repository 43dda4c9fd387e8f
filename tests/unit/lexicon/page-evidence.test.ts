import { expect, it } from 'vitest'
import { compileLexicon, openLexicon, PageEvidence, spotIn } from '../../../utils/lexicon'

const lexicon = openLexicon(
  compileLexicon([
    { id: 'company:hashicorp', name: 'HashiCorp', type: 'Company' },
    { id: 'product:hashicorp/vault', name: 'Vault', type: 'Product', vendor: 'HashiCorp' },
  ]),
)
const FIRST = 'We run HashiCorp Vault here.'
const SECOND = 'Since then the keys are in Vault and nowhere else.'

it('lets what one part of a page showed speak for names in another', () => {
  const evidence = new PageEvidence()
  const namesIn = (text: string, shown?: PageEvidence) =>
    spotIn(lexicon, [{ text, ordinal: 0 }], new Map(), {}, shown).map(({ entityId }) => entityId)
  expect(namesIn(SECOND, evidence)).toEqual([])
  expect(namesIn(FIRST, evidence)).toEqual(['product:hashicorp/vault'])
  expect(namesIn(SECOND, evidence)).toEqual(['product:hashicorp/vault'])
  expect(namesIn(SECOND)).toEqual([])
})
