// Puts it together: the address decides what is seen, the feed brings data, one render shows them.

import { forget, hasToken, obstacle, useBasic, useToken } from './auth.js'
import { checkView } from './check.js'
import { h, put, say, set, words } from './dom.js'
import { SILENCE, follow } from './feed.js'
import { clock, duration } from './format.js'
import { listen, showHelp } from './keys.js'
import { createModel } from './model.js'
import { serviceView } from './service.js'
import { forbidden, hidden, loading, login, noCheck, unreachable } from './states.js'
import { showTab } from './tab.js'
import { plain } from './verdict.js'
import { wallView } from './wall.js'

const model = createModel()
const root = document.documentElement
const app = document.getElementById('app')
const service = h('a', { class: 'name', href: location.pathname, on: { click: event => visit(event, { check: null }) } })
const live = h('p', { class: 'live' })
const alarm = h('p', { class: 'alarm', role: 'alert' })
const spoken = h('p', { class: 'hidden', role: 'status' })
const help = h('button', { type: 'button', class: 'plain', 'aria-label': 'Keys', on: { click: showHelp } }, '?')
const leave = h('button', { type: 'button', class: 'plain', on: { click: logOut } }, 'Log out')
const header = h('header', null, h('span', { class: 'brand' }, 'Lifesigns'), service, live, leave, help)
const place = h('div', { class: 'place' })
const footer = h('footer')

let feed = null
let view = null
let shownFor = null
let pending = false

const query = () => new URLSearchParams(location.search)

/** The address with other parameters; null removes one. */
function address(changes) {
  const next = query()
  for (const [key, value] of Object.entries(changes)) {
    if (value == null || value === '') next.delete(key)
    else next.set(key, value)
  }
  const text = next.toString()
  return location.pathname + (text ? `?${text}` : '')
}

/** Goes somewhere within the page, unless the click asks for a tab of its own. */
function visit(event, changes) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0) return
  event.preventDefault()
  go(changes)
}

function go(changes) {
  history.pushState(null, '', address(changes))
  render()
  scrollTo(0, 0)
  document.querySelector('main h1')?.focus({ preventScroll: true })
}

const open = (event, name) => visit(event, { check: name })
const home = { href: location.pathname, open: event => visit(event, { check: null }) }

/** Shows something instead of data. */
function interrupt(node, status) {
  view = null
  shownFor = null
  put(place, node)
  service.hidden = true
  live.hidden = true
  leave.hidden = true
  put(footer)
  showTab(status, 'Lifesigns', true)
}

function chosenView() {
  const parameters = query()
  const name = parameters.get('check')
  const wanted = parameters.has('wall') ? 'wall' : name == null ? 'service' : `check ${name}`
  if (wanted === shownFor) return
  shownFor = wanted
  root.classList.toggle('on-wall', wanted === 'wall')
  if (wanted === 'wall') view = wallView({ model })
  else if (name != null) view = checkView({ model, name, home })
  else {
    view = serviceView({
      model,
      open,
      getFilter: () => query().get('q') ?? '',
      setFilter: text => history.replaceState(null, '', address({ q: text })),
    })
  }
  put(place, view.node)
}

function render() {
  pending = false
  if (!model.report) return
  chosenView()
  const { name = 'service', version, instance } = model.report.service
  const found = view.update()
  if (found == null) put(place, noCheck(query().get('check'), home))
  else if (!view.node.isConnected) put(place, view.node)
  service.hidden = live.hidden = false
  leave.hidden = !hasToken()
  put(service, words(name))
  showTab(found?.status ?? model.report.status, query().get('check') ?? name, model.live)
  if (found?.head) say(spoken, `${found.status}: ${plain(found.head)}`)
  put(footer, [version && words(version), instance && words(instance), 'times are UTC'].filter(Boolean).flatMap((part, at) => (at ? [' · ', part] : [part])))
  showLive()
}

/** Many changes at once are shown once. */
function renderSoon() {
  if (!pending) setTimeout(render)
  pending = true
}

function showLive() {
  const age = duration(model.age())
  set(root, 'data-live', model.live ? 'yes' : 'no')
  say(live, model.live ? `● live · ${age} old · ${clock(model.now())} UTC` : `○ not live · ${age} old`)
  if (model.live) say(alarm, '')
  else if (!alarm.textContent || model.age() % 10_000 < 1000) say(alarm, `Not live: these data are ${age} old. Trying to reconnect.`)
}

/** Each second: ages grow, and silence is noticed. */
function tick() {
  if (!feed) return
  const silent = (model.report ? model.age() : performance.now() - started) > SILENCE
  if (silent && performance.now() - tried > SILENCE) {
    tried = performance.now()
    feed.reconnect()
    if (!model.report) put(place, unreachable())
  }
  if (!model.report) return
  if (silent && model.live) {
    model.lose()
    render()
  }
  showLive()
  if (model.live) view?.tick?.()
}

let started = 0
let tried = -Infinity // when a connection without a sign of life was last given up

function start() {
  feed?.stop()
  started = performance.now()
  put(place, loading())
  feed = follow({
    report(report) {
      model.sign()
      model.accept(report)
      renderSoon()
    },
    transition(change) {
      model.apply(change)
      renderSoon()
    },
    sign() {
      const back = !model.live
      model.sign()
      if (back) renderSoon()
    },
    refused(status) {
      feed.stop()
      feed = null
      if (status === 404) interrupt(hidden(), 'unknown')
      else if (status === 403) interrupt(forbidden(logOut), 'unknown')
      else ask({ basic: true }, hasToken())
    },
  })
}

function ask(ways, rejected) {
  const form = login({
    rejected,
    submit: token => {
      useToken(token)
      begin()
    },
    basic: ways.basic ? () => {
      forget()
      useBasic()
      start()
    } : null,
  })
  interrupt(form.node, 'unknown')
  form.focus()
}

function logOut() {
  forget()
  feed?.stop()
  feed = null
  begin()
}

/** Starts to follow, after a login if one is needed. */
async function begin() {
  put(place, loading())
  const ways = await obstacle()
  if (ways == null) start()
  else ask(ways, hasToken())
}

const theme = query().get('theme')
if (theme === 'dark' || theme === 'light') root.dataset.theme = theme
app.append(h('a', { class: 'skip', href: '#main' }, 'To the content'), header, alarm, spoken, place, footer)
service.hidden = live.hidden = leave.hidden = true
addEventListener('popstate', () => render())
document.addEventListener('visibilitychange', tick)
setInterval(tick, 1000)
listen({
  filter: () => view?.focusFilter?.(),
  move: by => view?.move?.(by),
  copy: () => view?.copy?.(),
  escape() {
    if (view?.escape?.()) return
    if (query().has('check')) go({ check: null })
  },
})
begin()
