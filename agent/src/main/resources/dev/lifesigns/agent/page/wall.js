// The view for a screen on a wall: the verdict, and a tile for each check. There is nothing to click.

import { glyph, h, known, put, say, set, words } from './dom.js'
import { duration, millis } from './format.js'
import { failing } from './model.js'
import { verdictPanel } from './service.js'
import { title } from './verdict.js'

/** From how many checks on tiles are smaller. */
const MANY = 30

export function wallView({ model }) {
  const panel = verdictPanel()
  const tiles = new Map()
  const list = h('ul', { class: 'tiles', 'aria-label': 'Checks' })
  const node = h('main', { id: 'main', class: 'wall' }, panel.node, list)

  function tile(name) {
    const mark = h('span', { class: 'glyph', 'aria-hidden': 'true' })
    const label = words('', { class: 'name' })
    const state = h('span', { class: 'word' })
    const why = h('p')
    return { node: h('li', null, mark, h('div', null, label, state, why)), mark, label, state, why }
  }

  function show(check, now) {
    if (!tiles.has(check.name)) tiles.set(check.name, tile(check.name))
    const parts = tiles.get(check.name)
    const since = millis(check.since)
    set(parts.node, 'data-status', known(check.status))
    say(parts.mark, glyph(check.status))
    say(parts.label, title(check))
    say(parts.state, `${check.status}${since == null ? '' : ` ${duration(now - since)}`}${check.critical || !failing(check) ? '' : ', not critical'}`)
    say(parts.why, failing(check) ? [check.error, check.message].filter(Boolean).join(': ') : '')
    return parts.node
  }

  function update() {
    const checks = model.checks()
    const names = new Set(checks.map(check => check.name))
    for (const name of tiles.keys()) if (!names.has(name)) tiles.delete(name)
    set(list, 'data-many', checks.length > MANY)
    const shown = checks.map(check => show(check, model.now()))
    if (shown.some((each, at) => list.children[at] !== each) || list.children.length !== shown.length) put(list, shown)
    return panel.update(model)
  }

  return { node, update, tick: update }
}
