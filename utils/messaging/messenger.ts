import { defineExtensionMessaging } from '@webext-core/messaging'
import type { ExtensionToWorker, PageToWorker, WorkerToPage } from './protocol'

type Protocol = PageToWorker & ExtensionToWorker & WorkerToPage

/**
 * Carries the messages of protocol.ts where what it starts with costs nobody anything. Only client.ts and serve.ts use it; a content script
 * has page-messenger.ts.
 */
export const messenger = defineExtensionMessaging<{ [Name in keyof Protocol]: Protocol[Name] }>()
