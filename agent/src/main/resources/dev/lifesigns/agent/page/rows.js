// The table of checks. Rows are kept and changed, so that neither focus nor selection is lost.

import { sparkline, strip } from './charts.js'
import { h, put, say, set, showBadge, words } from './dom.js'
import { duration, millis, number } from './format.js'
import { failing } from './model.js'
import { title } from './verdict.js'

const COLUMNS = [
  ['name', 'check'],
  ['state', 'status'],
  ['day', '24 h'],
  ['numbers', 'last / p99'],
  ['hour', 'latency, 1 h'],
]

/** A table of checks; `open` is called with the name of one that is selected. */
export function table(open) {
  const body = h('tbody', { role: 'rowgroup' })
  const rows = new Map()
  const node = h('table', { role: 'table', class: 'checks', 'aria-labelledby': 'checks-title' },
    h('thead', { role: 'rowgroup' },
      h('tr', { role: 'row' }, COLUMNS.map(([name, text]) => h('th', { role: 'columnheader', scope: 'col', class: name }, text)))),
    body)

  /** Puts rows in order; a focused one that moves keeps the focus. */
  function arrange(wanted) {
    const focused = document.activeElement
    let at = body.firstElementChild
    for (const row of wanted) {
      if (row === at) at = at.nextElementSibling
      else body.insertBefore(row, at)
    }
    while (at) {
      const next = at.nextElementSibling
      at.remove()
      at = next
    }
    if (focused !== document.activeElement && focused?.isConnected) focused.focus({ preventScroll: true })
  }

  return {
    node,
    update(checks, all, now, refresh = true) {
      const names = new Set(all.map(check => check.name))
      for (const name of rows.keys()) if (!names.has(name)) rows.delete(name)
      arrange(checks.map(check => {
        if (!rows.has(check.name)) rows.set(check.name, createRow(check.name, open))
        const row = rows.get(check.name)
        row.update(check, now, refresh)
        return row.node
      }))
    },
    /** Only what depends on the time. */
    tick: now => rows.forEach(row => row.tick(now)),
    /** Moves the focus by that many rows. */
    move(by) {
      const links = [...body.querySelectorAll('a.check')]
      if (links.length === 0) return
      const at = links.indexOf(document.activeElement)
      const next = links[at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + by))]
      next.focus()
      next.closest('tr').scrollIntoView({ block: 'nearest' })
    },
  }
}

function createRow(name, open) {
  const mark = h('span', { class: 'mark', role: 'img' })
  const label = words('')
  const link = h('a', { class: 'check', on: { click: event => open(event, name) } }, label)
  const badge = h('b', { class: 'badge' })
  const since = h('span', { class: 'since' })
  const day = strip()
  const reason = h('p', { class: 'reason' })
  const numbers = h('span')
  const hour = sparkline()
  const cell = (kind, ...children) => h('td', { role: 'cell', class: kind }, ...children)
  const node = h('tr', { role: 'row' },
    h('th', { role: 'rowheader', scope: 'row', class: 'name' }, mark, link),
    cell('state', badge, ' ', since),
    cell('day', day.node, reason),
    cell('numbers', numbers),
    cell('hour', hour.node))
  let start = null

  function tick(now) {
    say(since, start == null ? '' : duration(now - start))
  }

  return {
    node,
    tick,
    update(check, now, refresh) {
      start = millis(check.since)
      set(node, 'data-status', check.status)
      set(mark, 'aria-label', check.critical ? 'critical' : 'not critical')
      set(mark, 'title', check.critical ? 'critical' : 'not critical')
      say(mark, check.critical ? '●' : '○')
      say(label, title(check))
      set(link, 'href', `?check=${encodeURIComponent(name)}`)
      showBadge(badge, check.status)
      tick(now)
      showReason(reason, check)
      if (!refresh) return
      day.update(check.status_history)
      hour.update(check.latency_history)
      say(numbers, `${number(check.latency_ms)} / ${number(check.latency?.p99_ms)} ms`)
    },
  }
}

/** Why a check is not up, or what it says of itself. */
export function showReason(node, check) {
  const error = failing(check) ? check.error : null
  const parts = [error, check.message]
  const key = parts.join('\n')
  if (node.dataset.shown === key) return
  node.dataset.shown = key
  put(node, error && h('b', null, error), error && check.message ? ': ' : null, check.message ? words(check.message) : null)
}
