/** More changes than these wait for nobody: all of the page is read instead. A page that never rests makes thousands between two looks. */
const MOST = 5_000

/** What the observer told, and nobody has looked at yet: on a page that never rests, the observer has to be done at once. */
export class ChangeQueue {
  /** More changed than is worth following. */
  isFull = false
  /** As they came: what happened between two of them was not seen. */
  private readonly batches: MutationRecord[][] = []
  private count = 0

  get isEmpty(): boolean {
    return this.batches.length === 0 && !this.isFull
  }

  push(records: MutationRecord[]): void {
    if (this.isFull) return
    this.count += records.length
    this.batches.push(records)
    if (this.count <= MOST) return
    this.clear()
    this.isFull = true
  }

  shift(): MutationRecord[] | undefined {
    const first = this.batches.shift()
    this.count -= first?.length ?? 0
    return first
  }

  clear(): void {
    this.batches.length = 0
    this.count = 0
    this.isFull = false
  }
}
