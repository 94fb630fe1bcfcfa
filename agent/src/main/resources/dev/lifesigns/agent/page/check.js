// The view of one check: what it says, its day, its hour, and every change that is remembered.

import { HALF_HOURS, sharesText, slotText, sparkline, strip } from './charts.js'
import { badge, h, put, say, set, showBadge, words } from './dom.js'
import { clock, count, duration, millis, number, took } from './format.js'
import { showReason } from './rows.js'
import { title } from './verdict.js'

const WIDTH = 720
const DAY = 24 * 3_600_000

export function checkView({ model, name, home }) {
  const heading = h('h1', { tabindex: -1 })
  const status = h('b', { class: 'badge' })
  const since = h('span', { class: 'since' })
  const reason = h('p', { class: 'reason' })
  const about = h('div', { class: 'about' })
  const day = strip()
  const dayText = h('p', { class: 'dim' })
  const pointed = h('p', { class: 'pointed', 'aria-hidden': 'true' })
  const hour = sparkline(WIDTH, 120)
  const scale = h('p', { class: 'dim scale' })
  const facts = h('dl', { class: 'facts' })
  const details = h('dl', { class: 'facts' })
  const detailsBox = h('section', { class: 'box', 'aria-labelledby': 'details-title' }, h('h2', { id: 'details-title' }, 'Details'), details)
  const rows = h('tbody', { role: 'rowgroup' })
  const flaps = h('small')
  const node = h('main', { id: 'main', class: 'one' },
    h('nav', { 'aria-label': 'Back' }, h('a', { href: home.href, on: { click: home.open } }, '← All checks')),
    h('section', { class: 'verdict' }, heading, h('p', { class: 'state' }, status, ' ', since), reason, about),
    h('section', { class: 'box', 'aria-labelledby': 'day-title' },
      h('h2', { id: 'day-title' }, 'Last 24 hours', h('small', null, 'half an hour each, its worst status')), day.node, axis('24 h ago', 'now'), dayText, pointed),
    h('section', { class: 'box', 'aria-labelledby': 'hour-title' },
      h('h2', { id: 'hour-title' }, 'Latency', h('small', null, 'last hour; line: median, area: p99')), hour.node, axis('60 min ago', 'now'), scale),
    h('section', { class: 'box', 'aria-labelledby': 'facts-title' }, h('h2', { id: 'facts-title' }, 'Facts'), facts),
    detailsBox,
    h('section', { class: 'box wide' },
      h('h2', { id: 'history-title' }, 'Transitions', flaps),
      h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-labelledby': 'history-title' },
        h('table', { role: 'table', class: 'history' },
          h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' },
            ['at, UTC', 'from', 'to', 'after', 'why'].map(text => h('th', { role: 'columnheader', scope: 'col' }, text)))), rows))))
  let known = null

  day.node.addEventListener('pointermove', event => {
    const box = day.node.getBoundingClientRect()
    const slot = Math.floor(((event.clientX - box.left) / box.width) * HALF_HOURS)
    say(pointed, slotText(model.check(name)?.status_history, slot, model.now()) ?? '')
  })
  day.node.addEventListener('pointerleave', () => say(pointed, ''))

  function update() {
    const check = model.check(name)
    if (!check) return null
    known = check
    set(node.querySelector('.verdict'), 'data-status', check.status)
    put(heading, words(title(check)))
    showBadge(status, check.status)
    showReason(reason, check)
    put(about, aboutNodes(check))
    day.update(check.status_history)
    say(dayText, sharesText(check.status_history))
    hour.update(check.latency_history)
    say(scale, scaleText(check.latency_history))
    put(facts, entries(factsOf(check, model.now())))
    put(details, entries(Object.entries(check.details ?? {}).map(([key, value]) => [key, text(value)])))
    detailsBox.hidden = Object.keys(check.details ?? {}).length === 0
    showHistory(check)
    tick()
    return check
  }

  function showHistory(check) {
    const history = [...(check.history ?? [])].reverse()
    const now = model.now()
    const recent = history.filter(entry => now - millis(entry.at) < DAY).length
    say(flaps, `${count(recent, 'change')} in 24 h, of those in memory`)
    const key = history.map(entry => `${entry.at} ${entry.to}`).join()
    if (rows.dataset.shown === key) return
    rows.dataset.shown = key
    put(rows, history.map(entry => h('tr', { role: 'row' },
      cell(h('time', { datetime: entry.at }, clock(millis(entry.at), now))),
      cell(badge(entry.from)),
      cell(badge(entry.to)),
      cell(entry.lasted_ms == null ? '' : took(entry.lasted_ms)),
      cell(words([entry.error, entry.message].filter(Boolean).join(': '))))))
  }

  function tick() {
    const start = millis(known?.since)
    say(since, start == null ? '' : `since ${clock(start, model.now())} UTC, ${duration(model.now() - start)}`)
  }

  return { node, update, tick, heading }
}

const cell = content => h('td', { role: 'cell' }, content)

const axis = (left, right) => h('p', { class: 'axis dim', 'aria-hidden': 'true' }, h('span', null, left), h('span', null, right))

function aboutNodes(check) {
  const labels = Object.entries(check.labels ?? {})
  return [
    check.description && h('p', null, words(check.description)),
    check.runbook && h('p', null, 'Runbook: ', runbook(check.runbook)),
    labels.length > 0 && h('p', { class: 'labels' }, labels.map(([key, value]) => h('span', { class: 'label' }, words(`${key}:${value}`)))),
  ]
}

/** A link if it leads to the web, otherwise its text. */
function runbook(address) {
  const url = URL.canParse(address) ? new URL(address) : null
  return url && ['http:', 'https:'].includes(url.protocol)
    ? h('a', { href: url.href, rel: 'noopener noreferrer', target: '_blank' }, words(address))
    : words(address)
}

function factsOf(check, now) {
  const { latency = {} } = check
  const ran = millis(check.checked_at)
  return [
    ['name', check.name],
    ['consequence', check.critical ? 'critical: its probes fail with it' : 'not critical: its probes are degraded at most'],
    ['probes', (check.probes ?? []).join(', ') || 'none'],
    ['scope', check.scope],
    ['last run', ran == null ? 'never' : `${clock(ran, now)} UTC, took ${number(check.latency_ms)} ms`],
    ['stuck for', check.stuck_ms == null ? null : took(check.stuck_ms)],
    ['latency', latency.samples ? `median ${number(latency.p50_ms)}, p99 ${number(latency.p99_ms)}, most ${number(latency.max_ms)} ms` : 'no runs'],
    ['runs', `${check.runs ?? 0}, of which ${check.failures ?? 0} failed`],
    ['failing runs in a row', check.consecutive_failures ?? 0],
    ['late results', check.late_results || null],
  ].filter(([, value]) => value != null)
}

const entries = pairs => pairs.flatMap(([key, value]) => [h('dt', null, words(key)), h('dd', null, words(String(value)))])

const text = value => (typeof value === 'string' ? value : JSON.stringify(value, null, 1))

function scaleText(history) {
  const known = (history?.p99_ms ?? []).filter(value => value != null)
  return known.length === 0 ? 'No runs in the last hour.' : `From 0 to ${number(Math.max(...known))} ms.`
}
