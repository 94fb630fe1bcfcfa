// Live data: a stream of events, or conditional requests that wait where there is none.

import { credentials } from './auth.js'
import { parser } from './sse.js'

/** Without a sign of life for this long, the data are not live. The agent sends one each 5 s. */
export const SILENCE = 12_000
const WAIT_SECONDS = 5
/** How often numbers are refreshed that no event announces. */
const REFRESH = 30_000
/** How long a stream that had no place is not tried again. */
const FULL = 60_000
const FIRST_DELAY = 1000
const LONGEST_DELAY = 10_000

/** A refusal that no repetition changes. */
export class Refused extends Error {
  constructor(status) {
    super(`status ${status}`)
    this.status = status
  }
}

/** Follows an agent until it refuses. The listener has `report`, `transition`, `sign` and `refused`. */
export function follow(listener) {
  let failures = 0
  let retry = FIRST_DELAY
  let lastId = null
  let etag = null
  let noStreamUntil = 0
  let abort = new AbortController()
  let refreshTimer = null
  let stopped = false

  function sign() {
    failures = 0
    listener.sign()
  }

  async function request(path, headers) {
    const response = await fetch(path, {
      headers: { ...headers, ...credentials() },
      signal: abort.signal,
      cache: 'no-store',
    })
    if ([401, 403].includes(response.status)) throw new Refused(response.status)
    return response
  }

  /** Reads all there is. Its status is that of readiness: 503 has the same body. */
  async function load(headers = {}) {
    const response = await request('detailed', { Accept: 'application/json', ...headers })
    if (response.status === 304) {
      sign()
      return response
    }
    if (response.status === 404) throw new Refused(404)
    if (response.status !== 200 && response.status !== 503) throw new Error(`status ${response.status}`)
    if (!/^application\/json/i.test(response.headers.get('Content-Type') ?? '')) throw new Error('not JSON')
    const report = await response.json()
    etag = response.headers.get('ETag')
    sign()
    listener.report(report)
    return response
  }

  function refreshSoon(delay) {
    clearTimeout(refreshTimer)
    refreshTimer = setTimeout(async () => {
      try {
        await load()
      } catch {
        // the stream says whether the agent is there
      }
      refreshSoon(REFRESH)
    }, delay)
  }

  function onEvent({ type, id, data }) {
    if (id != null) lastId = id
    if (type === 'state') listener.report(JSON.parse(data))
    if (type !== 'transition') return
    listener.transition(JSON.parse(data))
    refreshSoon(1000)
  }

  /** Reads events until the stream ends. False if there is no stream. */
  async function stream() {
    const resume = lastId == null ? {} : { 'Last-Event-ID': lastId }
    const response = await request('events', { Accept: 'text/event-stream', ...resume })
    const isStream = /^text\/event-stream/i.test(response.headers.get('Content-Type') ?? '')
    if (!response.ok || !isStream) {
      await response.body?.cancel()
      if (![404, 405, 429, 501].includes(response.status) && !response.ok) throw new Error(`status ${response.status}`)
      noStreamUntil = response.status === 429 ? Date.now() + FULL : Infinity
      return false
    }
    const feed = parser({ onEvent, onRetry: value => (retry = Math.min(value, LONGEST_DELAY)) })
    refreshSoon(resume['Last-Event-ID'] ? 0 : REFRESH)
    try {
      for (const reader = response.body.getReader(); ; ) {
        const { done, value } = await reader.read()
        if (done) return true
        feed(value)
        sign()
      }
    } finally {
      clearTimeout(refreshTimer)
    }
  }

  /** Asks again and again; the agent responds at once if something has changed, else after a few seconds. */
  async function poll() {
    for (let full = 0; Date.now() < noStreamUntil; ) {
      const started = Date.now()
      const isFull = etag == null || started - full >= REFRESH
      if (isFull) full = started
      const response = await load(isFull ? {} : { 'If-None-Match': etag, Prefer: `wait=${WAIT_SECONDS}` })
      const waited = response.headers.has('Preference-Applied')
      const rest = (waited || isFull ? 250 : WAIT_SECONDS * 1000) - (Date.now() - started)
      if (rest > 0) await pause(rest)
    }
  }

  const pause = delay =>
    new Promise((resolve, reject) => {
      const { signal } = abort
      const timer = setTimeout(resolve, delay)
      signal.addEventListener('abort', () => {
        clearTimeout(timer)
        reject(signal.reason)
      }, { once: true })
    })

  async function run() {
    while (!stopped) {
      try {
        if (Date.now() < noStreamUntil || !(await stream())) await poll()
      } catch (fault) {
        if (stopped) return
        if (fault instanceof Refused) return listener.refused(fault.status)
      }
      // Full jitter: a crowd of readers does not come back at the same moment.
      const limit = Math.min(LONGEST_DELAY, retry * 2 ** Math.min(failures++, 5))
      await pause(200 + Math.random() * limit).catch(() => {})
    }
  }

  run()
  return {
    /** Gives up a connection on which nothing has come, and connects again. */
    reconnect() {
      abort.abort()
      abort = new AbortController()
    },
    stop() {
      stopped = true
      clearTimeout(refreshTimer)
      abort.abort()
    },
  }
}
