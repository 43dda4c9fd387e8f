import { defineExtensionMessaging } from '@webext-core/messaging'
import type { ExtensionToWorker, PageToWorker, WorkerToPage } from './protocol'

type Protocol = PageToWorker & ExtensionToWorker & WorkerToPage

/** Carries the messages of protocol.ts. Only client.ts and serve.ts use it. */
export const messenger = defineExtensionMessaging<{ [Name in keyof Protocol]: Protocol[Name] }>()
