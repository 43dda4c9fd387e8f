import type { WelcomeSource } from '../../components/welcome/welcome-source'
import { cardActionsOf, cardOf, EXPLOITED, FULL } from './advisory-samples'

export const WELCOME_CARDS = new Map([
  ['product:ivanti/connect-secure', cardOf(EXPLOITED, { id: 'ivanti', name: 'Ivanti Connect Secure' })],
  ['product:microsoft/365-copilot', cardOf(FULL, { id: 'copilot', name: 'Microsoft 365 Copilot' })],
])

/** What the page of welcome reads, made up; tests override what they are about. */
export function welcomeSource(overrides: Partial<WelcomeSource> = {}): WelcomeSource {
  return {
    card: async (id) => WELCOME_CARDS.get(id) ?? null,
    actions: () => cardActionsOf(),
    hoverDelay: async () => 20,
    nextKeys: async () => 'Alt+Shift+N',
    feedHosts: async () => ['www.cisa.gov'],
    optionsHref: (section) => `#${section}`,
    keepShown: async () => undefined,
    close: async () => undefined,
    ...overrides,
  }
}
