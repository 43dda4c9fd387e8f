// @ts-check

/**
 * Starts a worker in a page, sends it one message and gives what it answers.
 *
 * @param {import('playwright').Page} page
 * @param {string} script
 * @param {unknown} message
 * @returns {Promise<any>}
 */
export function askWorker(page, script, message) {
  return page.evaluate(inPage, { script, message: JSON.stringify(message) })
}

/**
 * @param {{ script: string, message: string }} given
 * @returns {Promise<unknown>}
 */
function inPage({ script, message }) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })))
    worker.onmessage = ({ data }) => {
      worker.terminate()
      resolve(data)
    }
    worker.onerror = ({ message: trouble }) => reject(new Error(trouble))
    worker.postMessage(JSON.parse(message))
  })
}
