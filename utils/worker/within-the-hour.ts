const HOUR = 3_600_000

/** Whether a choice was made within an hour of `now`: only so many are taken from pages an hour, and only such are taken back from one. */
export function isWithinTheHour({ addedAt }: { addedAt: string }, now: Date): boolean {
  return Math.abs(now.getTime() - Date.parse(addedAt)) < HOUR
}
