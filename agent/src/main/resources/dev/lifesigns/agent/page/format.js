// Times and numbers as people read them. Times of day are UTC, as in the logs.

const UNITS = [
  [48 * 3_600_000, 86_400_000, 'd'],
  [2 * 3_600_000, 3_600_000, 'h'],
  [2 * 60_000, 60_000, 'min'],
  [0, 1000, 's'],
]

/** How long: `34 s`, `12 min`, `5 h`, `3 d`. */
export function duration(millis) {
  const ms = Math.max(0, millis)
  const [, unit, name] = UNITS.find(([from]) => ms >= from)
  return `${Math.floor(ms / unit)} ${name}`
}

/** How long something took that may have been very short: `0.4 s`, `120 ms`. */
export function took(millis) {
  return millis < 1000 ? `${number(millis)} ms` : millis < 10_000 ? `${(millis / 1000).toFixed(1)} s` : duration(millis)
}

/** A number of milliseconds: `0.6`, `38`, `2000`; a dash if there is none. */
export function number(millis) {
  if (millis == null) return '–'
  return millis > 0 && millis < 10 ? String(Number(millis.toFixed(millis < 1 ? 2 : 1))) : String(Math.round(millis))
}

/** A time of day, `12:03:41`; with the date if it is more than half a day away. */
export function clock(time, now) {
  const iso = new Date(time).toISOString()
  const at = iso.slice(11, 19)
  return now != null && Math.abs(now - time) > 43_200_000 ? `${iso.slice(5, 10)} ${at.slice(0, 5)}` : at
}

/** A share in percent, not rounded up to 100 or down to 0. */
export function percent(share) {
  if (share >= 1) return '100 %'
  const value = Math.floor(share * 10_000) / 100
  return `${share > 0 && value === 0 ? '< 0.01' : value} %`
}

/** `1 check`, `2 checks`. */
export const count = (n, noun) => `${n} ${noun}${n === 1 ? '' : 's'}`

/** A time in milliseconds, or null if it is not one. */
export function millis(text) {
  const time = Date.parse(text)
  return Number.isNaN(time) ? null : time
}
