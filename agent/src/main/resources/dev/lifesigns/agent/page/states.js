// What there is to see without data: loading, logging in, and reasons why there are none.

import { h } from './dom.js'

const panel = (title, ...children) =>
  h('main', { class: 'blank', id: 'main' }, h('h1', { tabindex: -1 }, title), ...children)

export function loading() {
  return h('main', { class: 'blank', id: 'main', 'aria-busy': 'true' },
    h('h1', null, 'Loading…'), h('p', { class: 'dim' }, 'Waiting for the agent.'))
}

/** A form for a token; `submit` gets it, `basic` is called for a user name and password, null if there is no such way. */
export function login({ rejected, submit, basic }) {
  const field = h('input', {
    id: 'token',
    type: 'password',
    autocomplete: 'off',
    spellcheck: 'false',
    required: true,
    'aria-describedby': 'token-help',
    'aria-invalid': rejected ? 'true' : null,
  })
  const node = panel('Who is there?',
    h('form', {
      class: 'login',
      on: {
        submit: event => {
          event.preventDefault()
          const token = field.value.trim()
          if (token) submit(token)
        },
      },
    },
    h('label', { for: 'token' }, 'Token'),
    h('div', { class: 'line' }, field, h('button', { type: 'submit' }, 'Show')),
    rejected && h('p', { class: 'wrong', role: 'alert' }, 'The agent does not accept this token.'),
    h('p', { class: 'dim', id: 'token-help' }, 'One of ', h('code', null, 'security.detailed.tokens'),
      '. It is kept in this tab, until the tab is closed.'),
    basic && h('p', null, h('button', { type: 'button', on: { click: basic } }, 'Use a user name and password'))))
  return { node, focus: () => field.focus() }
}

/** Shown with 403: whoever this is may not see it. */
export function forbidden(again) {
  return panel('Not for this user',
    h('p', null, 'The agent knows who you are, and does not show details to you.'),
    h('p', null, h('button', { type: 'button', on: { click: again } }, 'Log in as somebody else')))
}

/** Shown with 404: the agent shows details to nobody. */
export function hidden() {
  return panel('Nobody may see details yet',
    h('p', null, 'This agent has no credentials for its detailed view, which this page shows. To create a token, run'),
    h('pre', null, 'lifesigns token'),
    h('p', null, 'put its hash into the configuration, and restart the agent:'),
    h('pre', null, 'security:\n  detailed:\n    tokens: ["sha256:…"]'),
    h('p', null, 'Until then: ', h('a', { href: 'ready?format=text' }, 'readiness as text'), '.'))
}

/** Shown if the first request has failed, until one succeeds. */
export function unreachable() {
  return panel('No answer yet',
    h('p', null, 'The agent cannot be reached. This page keeps trying.'))
}

/** Shown for a check that does not exist, or no longer. */
export function noCheck(name, back) {
  return panel('No such check',
    h('p', null, 'There is no check ', h('bdi', null, name), '.'),
    h('p', null, h('a', { href: back.href, on: { click: back.open } }, 'All checks')))
}
