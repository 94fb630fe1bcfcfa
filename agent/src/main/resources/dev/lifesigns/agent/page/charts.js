// The two small charts of a check, each a few paths: 24 hours of status, and an hour of latency.

import { clock, duration, millis, number, percent } from './format.js'
import { s } from './dom.js'

export const HALF_HOURS = 48
export const MINUTES = 60
const STEP = 5
const HEIGHT = 18
/** Taller is worse, so that no one needs the color. */
const HEIGHTS = { up: 8, degraded: 13, unknown: 18, down: 18, none: 2 }
const ORDER = ['down', 'degraded', 'unknown', 'up']
/** A moment without a result, as after a start, does not make half an hour unknown. */
const LITTLE = 0.02

/** The worst status of each half hour; null where the check did not exist. */
export function halfHours(history) {
  const length = Math.max(0, ...ORDER.map(status => history?.[status]?.length ?? 0))
  const slots = Array(HALF_HOURS).fill(null)
  for (let i = Math.max(0, length - HALF_HOURS); i < length; i++) {
    const share = status => history[status]?.[i] ?? 0
    slots[HALF_HOURS - length + i] =
      ORDER.find(status => share(status) > (status === 'unknown' ? LITTLE : 0)) ?? (share('unknown') > 0 ? 'unknown' : null)
  }
  return slots
}

/** The share of each status in all that is known. */
export function shares(history) {
  const sums = ORDER.map(status => [status, (history?.[status] ?? []).reduce((sum, share) => sum + share, 0)])
  const all = sums.reduce((sum, [, share]) => sum + share, 0)
  return sums.filter(([, share]) => share > 0).map(([status, share]) => [status, share / all])
}

/** The shares in words. */
export function sharesText(history) {
  const known = shares(history)
  if (known.length === 0) return 'no history yet'
  return known.reverse().map(([status, share]) => `${status} ${percent(share)}`).join(', ')
}

/** 24 hours as 48 bars. */
export function strip() {
  const bars = Object.fromEntries(Object.keys(HEIGHTS).map(status => [status, s('path', { class: `bar ${status}` })]))
  const node = s('svg', {
    class: 'strip',
    viewBox: `0 0 ${HALF_HOURS * STEP - 1} ${HEIGHT}`,
    preserveAspectRatio: 'none',
    role: 'img',
  }, ...Object.values(bars))
  let shown = null
  let seen = null // the same object until the next report
  return {
    node,
    update(history) {
      if (history === seen) return
      seen = history
      const slots = halfHours(history)
      const key = slots.join()
      if (key !== shown) {
        for (const [status, path] of Object.entries(bars)) path.setAttribute('d', outline(slots, status))
        shown = key
      }
      const label = `Last 24 hours: ${sharesText(history)}`
      if (node.getAttribute('aria-label') !== label) node.setAttribute('aria-label', label)
    },
  }
}

function outline(slots, status) {
  const height = HEIGHTS[status]
  let path = ''
  slots.forEach((slot, i) => {
    if ((slot ?? 'none') === status) path += `M${i * STEP} ${HEIGHT}v-${height}h${STEP - 1}v${height}z`
  })
  return path
}

/** The last hour, one point a minute: the median as a line, up to the 99th percentile as an area. */
export function sparkline(width = 118, height = 22) {
  const area = s('path', { class: 'p99' })
  const line = s('path', { class: 'p50' })
  const node = s('svg', {
    class: 'spark',
    viewBox: `0 0 ${width} ${height}`,
    preserveAspectRatio: 'none',
    role: 'img',
  }, area, line)
  let shown = null
  let seen = null // as above
  return {
    node,
    update(history) {
      if (history === seen) return
      seen = history
      const p50 = lastHour(history?.p50_ms)
      const p99 = lastHour(history?.p99_ms)
      const key = `${p50.join()} ${p99.join()}`
      if (key === shown) return
      shown = key
      const most = Math.max(0, ...p99.map(value => value ?? 0)) || 1
      const x = i => +((i * width) / (MINUTES - 1)).toFixed(1)
      const y = value => +(height - 1 - (value / most) * (height - 2)).toFixed(1)
      const runs = segments(p50)
      line.setAttribute('d', runs.map(run => trace(run, p50, x, y)).join(''))
      area.setAttribute('d', runs.map(run => `${trace(run, p99, x, y)}L${x(run.at(-1))} ${height}L${x(run[0])} ${height}z`).join(''))
      node.setAttribute('aria-label', latencyText(p50, p99))
    },
  }
}

/** The minutes that have a value, in runs without a gap. */
function segments(values) {
  const runs = []
  values.forEach((value, i) => {
    if (value == null) return
    if (values[i - 1] == null) runs.push([])
    runs.at(-1).push(i)
  })
  return runs
}

/** A run of one point becomes a dash, which can be seen. */
function trace(run, values, x, y) {
  const points = run.map(i => `${x(i)} ${y(values[i] ?? 0)}`)
  return run.length === 1 ? `M${points[0]}h1.5` : `M${points.join('L')}`
}

function lastHour(values) {
  const known = (values ?? []).slice(-MINUTES)
  return [...Array(MINUTES - known.length).fill(null), ...known]
}

function latencyText(p50, p99) {
  const medians = p50.filter(value => value != null)
  if (medians.length === 0) return 'Latency of the last hour: no runs'
  const high = Math.max(...p99.filter(value => value != null))
  return `Latency of the last hour: median ${number(medians.at(-1))} ms, highest p99 ${number(high)} ms`
}

/** When the half hour with that index started, in words. */
export function slotText(history, index, now) {
  const length = Math.max(...ORDER.map(status => history?.[status]?.length ?? 0))
  const at = index - (HALF_HOURS - length)
  const start = millis(history?.start)
  if (at < 0 || start == null) return null
  const from = start + at * history.interval_s * 1000
  const parts = ORDER.filter(status => history[status]?.[at] > 0)
    .map(status => `${status} ${duration(history[status][at] * history.interval_s * 1000)}`)
  return `${clock(from, now).slice(0, -3)} UTC: ${parts.join(', ') || 'nothing'}`
}
