// Creates nodes. Text is only ever set as text: nothing here parses HTML.

const SVG = 'http://www.w3.org/2000/svg'

/** An element with attributes and children; `on` has listeners, a child that is null is left out. */
export function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children)
}

/** The same in SVG. */
export function s(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children)
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name === 'on') {
      for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener)
    } else {
      set(node, name, value)
    }
  }
  node.append(...children.flat().filter(child => child != null && child !== false))
  return node
}

/** Sets an attribute, or removes it if the value is null or false. Writes nothing that is there already. */
export function set(node, name, value) {
  if (value == null || value === false) {
    node.removeAttribute(name)
  } else if (node.getAttribute(name) !== String(value)) {
    node.setAttribute(name, value === true ? '' : value)
  }
}

/** Sets the text of a node if it differs. */
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text
}

/** Replaces the children of a node. */
export function put(node, ...children) {
  node.replaceChildren(...children.flat().filter(child => child != null && child !== false))
}

/** Somebody else's words: a name or a message, in its own direction. */
export const words = (text, attributes) => h('bdi', attributes, text)

/** A status as glyph and word, in its color. */
export function badge(status) {
  const node = h('b', { class: 'badge' })
  showBadge(node, status)
  return node
}

const GLYPHS = { up: '▲', degraded: '◆', down: '▼', unknown: '?', starting: '→', draining: '→' }

/** The shape of a status. */
export const glyph = status => GLYPHS[status] ?? GLYPHS.unknown

/** The status in the form that style sheets know. */
export const known = status => (GLYPHS[status] ? status : 'unknown')

/** Changes a badge. */
export function showBadge(node, status) {
  set(node, 'data-status', known(status))
  say(node, `${glyph(status)} ${status}`)
}
