// The keyboard. Single keys can be switched off, for those who speak to their computer (WCAG 2.1.4).

import { h } from './dom.js'

const OFF = 'lifesigns.keys'
const KEYS = [
  ['/', 'filter'],
  ['j, k', 'next or previous check'],
  ['Enter', 'open the check'],
  ['c', 'copy the summary'],
  ['Esc', 'clear the filter, or go back'],
  ['?', 'this help'],
]

const off = () => {
  try {
    return localStorage.getItem(OFF) === 'off'
  } catch {
    return false
  }
}

function switchKeys(on) {
  try {
    if (on) localStorage.removeItem(OFF)
    else localStorage.setItem(OFF, 'off')
  } catch {
    // storage is off: so is the choice
  }
}

/** A dialog with all keys. */
function help() {
  const box = h('input', { type: 'checkbox', on: { change: () => switchKeys(box.checked) } })
  box.checked = !off()
  const dialog = h('dialog', { class: 'help', 'aria-labelledby': 'help-title', on: { close: () => dialog.remove() } },
    h('h2', { id: 'help-title' }, 'Keys'),
    h('dl', null, KEYS.flatMap(([key, text]) => [h('dt', null, h('kbd', null, key)), h('dd', null, text)])),
    h('label', null, box, ' Single keys work'),
    h('form', { method: 'dialog' }, h('button', null, 'Close')))
  document.body.append(dialog)
  dialog.showModal()
}

export const showHelp = help

/** Listens to keys; `actions` has `filter`, `move(by)`, `copy` and `escape`. */
export function listen(actions) {
  document.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (document.querySelector('dialog[open]')) return
    if (event.key === 'Escape') return actions.escape()
    const typing = event.target.matches?.('input, textarea, select')
    if (typing || off()) return
    const action = {
      '/': actions.filter,
      j: () => actions.move(1),
      k: () => actions.move(-1),
      c: actions.copy,
      '?': help,
    }[event.key]
    if (!action) return
    event.preventDefault()
    action()
  })
}
