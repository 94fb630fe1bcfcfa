// The view of a service: verdict, probes, checks, changes.

import { badge, glyph, h, known, put, say, set, showBadge, words } from './dom.js'
import { clock, count, duration, number, took } from './format.js'
import { failing, matcher } from './model.js'
import { table } from './rows.js'
import { copy, summary } from './summary.js'
import { consequence, verdict } from './verdict.js'

const SHOWN_CHANGES = 12
const STATUSES = ['down', 'unknown', 'degraded', 'up']

/** Texts and names as nodes. */
export const nodes = parts => parts.map(part => (part.name == null ? part : words(part.name, { class: 'subject' })))

/** The verdict as a panel. */
export function verdictPanel() {
  const head = h('h1')
  const more = h('p', { class: 'more' })
  const node = h('section', { class: 'verdict', 'aria-label': 'Verdict' }, head, more)
  let shown = null
  return {
    node,
    update(model) {
      const found = verdict(model.report, model.checks(), model.now())
      const key = JSON.stringify(found)
      if (key === shown) return found
      shown = key
      set(node, 'data-status', known(found.status))
      put(head, badge(found.status), ' — ', nodes(found.head))
      put(more, nodes(found.more))
      return found
    },
  }
}

function probeList() {
  const node = h('ul', { class: 'probes', 'aria-label': 'Probes' })
  let shown = null
  return {
    node,
    update(model) {
      const { probes } = model.report
      const items = Object.entries(probes).map(([name, probe]) => [name, probe.status, consequence(name, probe, model.checks())])
      const key = JSON.stringify(items)
      if (key === shown) return
      shown = key
      put(node, items.map(([name, status, means]) =>
        h('li', { 'data-status': known(status) },
          h('span', { class: 'probe' }, words(name), ' ', badge(status)), ' ', h('span', { class: 'means' }, nodes(means)))))
    },
  }
}

/** A change as an item of a list. */
function changeItem(change, now, open) {
  const name = change.kind === 'check'
    ? h('a', { href: `?check=${encodeURIComponent(change.name)}`, on: { click: event => open(event, change.name) } }, words(change.name))
    : words(change.name)
  const why = [change.error, change.message].filter(Boolean).join(': ')
  const was = change.from && change.lasted != null ? `was ${change.from} for ${took(change.lasted)}` : null
  return h('li', null,
    h('time', { datetime: new Date(change.at).toISOString() }, clock(change.at, now)),
    h('div', null, h('b', null, name, ' ', badge(change.to)), why && h('p', null, words(why)), was && h('p', null, was)))
}

function changeList(open) {
  const list = h('ol', { class: 'changes' })
  const none = h('p', { class: 'dim' }, 'Nothing has changed.')
  const node = h('section', { 'aria-labelledby': 'changes-title' },
    h('h2', { id: 'changes-title' }, 'What changed', h('small', null, 'newest first, UTC')), list, none)
  let shown = null
  return {
    node,
    update(model) {
      const changes = model.changes().slice(0, SHOWN_CHANGES)
      const key = changes.map(({ kind, name, at, to }) => `${kind} ${name} ${at} ${to}`).join('\n')
      if (key === shown) return
      shown = key
      put(list, changes.map(change => changeItem(change, model.now(), open)))
      none.hidden = changes.length > 0
      list.hidden = changes.length === 0
    },
  }
}

function share(model) {
  const text = h('pre', { tabindex: 0, 'aria-label': 'Summary' })
  const done = h('span', { role: 'status', class: 'dim' })
  async function run() {
    say(text, summary(model.report, model.checks(), model.now(), !model.live))
    say(done, (await copy(text.textContent)) ? 'Copied' : 'Select the text below')
    setTimeout(() => say(done, ''), 3000)
  }
  const node = h('section', { class: 'share', 'aria-labelledby': 'share-title' },
    h('h2', { id: 'share-title' }, 'Tell others'),
    h('p', { class: 'line' }, h('button', { type: 'button', on: { click: run } }, 'Copy summary'), done), text)
  return {
    node,
    run,
    update: () => say(text, summary(model.report, model.checks(), model.now(), !model.live)),
  }
}

/** The chips that count statuses and filter by them. */
function chips(toggle) {
  const buttons = STATUSES.map(status => [status, h('button', { type: 'button', class: 'chip', on: { click: () => toggle(status) } })])
  const node = h('div', { class: 'chips', role: 'group', 'aria-label': 'Filter by status' }, buttons.map(([, button]) => button))
  return {
    node,
    update(checks, filter) {
      for (const [status, button] of buttons) {
        const n = checks.filter(check => check.status === status).length
        button.hidden = n === 0 && !filter.includes(`status:${status}`)
        set(button, 'data-status', status)
        set(button, 'aria-pressed', String(filter.split(/\s+/).includes(`status:${status}`)))
        say(button, `${glyph(status)} ${n} ${status}`)
      }
    },
  }
}

export function serviceView({ model, open, getFilter, setFilter }) {
  const panel = verdictPanel()
  const probes = probeList()
  const changes = changeList(open)
  const tell = share(model)
  const checks = table(open)
  const none = h('p', { class: 'dim none' })
  const field = h('input', {
    type: 'search',
    id: 'filter',
    'aria-label': 'Filter checks',
    placeholder: 'Filter: name, status:down',
    autocomplete: 'off',
    spellcheck: 'false',
    on: { input: () => filterBy(field.value) },
  })
  field.value = getFilter()
  const counts = chips(status => {
    const word = `status:${status}`
    const parts = getFilter().split(/\s+/).filter(part => part && !part.startsWith('status:'))
    field.value = [...parts, ...(getFilter().split(/\s+/).includes(word) ? [] : [word])].join(' ')
    filterBy(field.value)
  })
  const node = h('main', { id: 'main', class: 'service' },
    panel.node,
    probes.node,
    h('section', { class: 'list', 'aria-labelledby': 'checks-title' },
      h('h2', { id: 'checks-title' }, 'Checks', h('small', null, 'failing first · ● critical ○ not · taller bars are worse')),
      h('div', { class: 'tools' }, counts.node, field),
      checks.node, none),
    h('aside', null, changes.node, tell.node))

  function filterBy(text) {
    setFilter(text)
    list()
  }

  function list(refresh) {
    const all = model.checks()
    const found = all.filter(matcher(getFilter()))
    counts.update(all, getFilter())
    checks.update(found, all, model.now(), refresh)
    checks.node.hidden = found.length === 0
    none.hidden = found.length > 0
    say(none, all.length === 0 ? 'There are no checks.' : `None of ${count(all.length, 'check')} matches.`)
  }

  return {
    node,
    update() {
      const found = panel.update(model)
      probes.update(model)
      list(true)
      changes.update(model)
      tell.update()
      return found
    },
    tick() {
      panel.update(model)
      checks.tick(model.now())
    },
    focusFilter() {
      field.focus()
      field.select()
    },
    move: by => checks.move(by),
    copy: tell.run,
    /** Clears the filter. False if there was none. */
    escape() {
      if (!getFilter() && document.activeElement !== field) return false
      field.value = ''
      field.blur()
      filterBy('')
      return true
    },
  }
}
