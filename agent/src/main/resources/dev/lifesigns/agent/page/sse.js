// Reads server-sent events (HTML standard, section 9.2.6) from the parts of a response.

const LONGEST = 16 * 1024 * 1024

/** A parser that calls `onEvent({type, id, data})`, and `onRetry(millis)`, for what it is fed. */
export function parser({ onEvent, onRetry }) {
  const decoder = new TextDecoder()
  let rest = ''
  let type = ''
  let data = []
  let size = 0
  let id = null

  function line(text) {
    if (text === '') {
      if (data.length > 0) onEvent({ type: type || 'message', id, data: data.join('\n') })
      type = ''
      data = []
      size = 0
      return
    }
    const colon = text.indexOf(':')
    if (colon === 0) return // a comment
    const field = colon < 0 ? text : text.slice(0, colon)
    const value = colon < 0 ? '' : text.slice(colon + (text[colon + 1] === ' ' ? 2 : 1))
    if (field === 'event') type = value
    else if (field === 'data') {
      size += value.length
      data.push(value)
    } else if (field === 'id') id = value
    else if (field === 'retry' && /^\d+$/.test(value)) onRetry(Number(value))
  }

  return bytes => {
    rest += decoder.decode(bytes, { stream: true })
    // A carriage return at the end may be half of a line break.
    const complete = rest.endsWith('\r') ? rest.slice(0, -1) : rest
    const lines = complete.split(/\r\n|\n|\r/)
    rest = lines.pop() + rest.slice(complete.length)
    for (const text of lines) line(text)
    if (rest.length + size > LONGEST) throw new Error('an event is too large')
  }
}
