// The tab in its bar: title and icon tell the state.

import { glyph } from './dom.js'

const COLORS = {
  up: '#009e73',
  degraded: '#e69f00',
  down: '#d3441c',
  unknown: '#7a8590',
  starting: '#3b8fd4',
  draining: '#3b8fd4',
}
/** Another shape for each, in 32 × 32. */
const SHAPES = {
  up: 'M16 4 29 27H3z',
  degraded: 'M16 2 30 16 16 30 2 16z',
  down: 'M16 28 3 5h26z',
  unknown: 'M16 4a12 12 0 1 0 .1 0zm0 6a6 6 0 1 1-.1 0z',
  starting: 'M4 12h12V5l13 11-13 11v-7H4z',
  draining: 'M4 12h12V5l13 11-13 11v-7H4z',
}

let shown = null

/** Shows a status; a dash across the icon and a word in the title if it is not live. */
export function showTab(status, service, live) {
  const key = `${status} ${service} ${live}`
  if (key === shown) return
  shown = key
  document.title = `${live ? glyph(status) : '–'} ${status}${live ? '' : ', not live'} · ${service}`
  const color = live ? COLORS[status] ?? COLORS.unknown : COLORS.unknown
  const dash = live ? '' : '<path d="M2 28 28 2l3 3L5 31z" fill="#16191d"/>'
  const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="${color}" d="${SHAPES[status] ?? SHAPES.unknown}"/>${dash}</svg>`
  document.querySelector('link[rel=icon]').href = `data:image/svg+xml,${encodeURIComponent(icon)}`
}
