// What the page knows: the last report, what changed, and how old that is.

import { millis } from './format.js'

/** How many changes are remembered. */
const CHANGES = 100
const SEVERITY = { down: 0, unknown: 1, degraded: 2, starting: 2, draining: 2, up: 3 }

export const failing = check => check.status !== 'up'

/** Failing first, critical before others, then by name. */
function byUrgency(a, b) {
  return (SEVERITY[a.status] ?? 1) - (SEVERITY[b.status] ?? 1)
    || Number(b.critical) - Number(a.critical)
    || a.name.localeCompare(b.name)
}

/** Time that neither stops nor is set back: the clocks of a laptop do one or the other. */
function elapsedSince(mark) {
  return Math.max(performance.now() - mark.steady, Date.now() - mark.wall)
}

const mark = () => ({ steady: performance.now(), wall: Date.now() })

export function createModel() {
  const seen = new Map() // changes by what they are, in the order of arrival
  let report = null
  let signed = null
  let received = null
  let sorted = null

  function remember(change) {
    const key = `${change.kind} ${change.name} ${change.at} ${change.to}`
    if (change.at == null || seen.has(key)) return
    seen.set(key, change)
    if (seen.size > 2 * CHANGES) {
      const newest = [...seen].sort(([, a], [, b]) => b.at - a.at).slice(0, CHANGES)
      seen.clear()
      for (const [kept, value] of newest.reverse()) seen.set(kept, value)
    }
  }

  const change = (kind, name, entry) => remember({
    kind,
    name,
    at: millis(entry.at),
    from: entry.from,
    to: entry.to,
    error: entry.error,
    message: entry.message,
    lasted: entry.lasted_ms,
  })

  /** The newest entry of each check first, so that one that flaps does not push out the others. */
  function rememberHistories(checks) {
    for (const check of checks) {
      for (const entry of (check.history ?? []).slice(-16)) {
        if (entry.from !== 'unknown' || entry.to !== 'up') change('check', check.name, entry)
      }
    }
  }

  function rememberProbes(before, now) {
    for (const [name, probe] of Object.entries(now)) {
      const old = before?.[name]
      if (old && old.status !== probe.status) {
        change('probe', name, { at: probe.since, from: old.status, to: probe.status })
      }
    }
  }

  return {
    get report() {
      return report
    },
    get live() {
      return signed != null && !signed.lost
    },
    /** Something came from the agent. */
    sign() {
      signed = mark()
    },
    /** Nothing came for too long. */
    lose() {
      if (signed) signed.lost = true
    },
    /** Since the last sign of life, in milliseconds. */
    age: () => (signed ? elapsedSince(signed) : 0),
    /** The time at the agent. */
    now: () => (report ? (millis(report.server_time) ?? Date.now()) + elapsedSince(received) : Date.now()),
    accept(next) {
      received = mark()
      const checks = Object.entries(next.checks ?? {}).map(([name, check]) => ({ ...check, name }))
      rememberProbes(report?.probes, next.probes ?? {})
      rememberHistories(checks)
      report = { ...next, probes: next.probes ?? {}, gates: next.gates ?? {}, service: next.service ?? {} }
      sorted = checks.sort(byUrgency)
    },
    /** Applies a change that was announced; numbers follow with the next report. */
    apply(transition) {
      const kind = transition.check != null ? 'check' : 'probe'
      const name = transition[kind]
      change(kind, name, transition)
      const target = kind === 'check' ? sorted?.find(check => check.name === name) : report?.probes[name]
      if (!target) return
      Object.assign(target, { status: transition.to, since: transition.at })
      if (kind === 'check') {
        Object.assign(target, { error: transition.error, message: transition.message })
        sorted.sort(byUrgency)
      } else if (name === 'readiness') {
        report.status = transition.to
      }
    },
    /** All checks, the most urgent first. */
    checks: () => sorted ?? [],
    check: name => (sorted ?? []).find(check => check.name === name),
    /** The latest changes, newest first. */
    changes: () => [...seen.values()].sort((a, b) => b.at - a.at).slice(0, CHANGES),
  }
}

/** Whether a check matches a filter: each word is in its name, message or labels, or is a pair such as `status:down`. */
export function matcher(filter) {
  const parts = filter.toLowerCase().split(/\s+/).filter(Boolean)
  return check => parts.every(part => matches(check, part))
}

function matches(check, part) {
  const [key, ...rest] = part.split(':')
  const value = rest.join(':')
  if (value) {
    if (key === 'status') return check.status === value
    if (key === 'scope') return check.scope === value
    if (key === 'probe') return (check.probes ?? []).includes(value)
  }
  return [
    check.name,
    check.display_name,
    check.error,
    check.message,
    check.critical && 'critical',
    ...Object.entries(check.labels ?? {}).map(([label, text]) => `${label}:${text}`),
  ].some(text => typeof text === 'string' && text.toLowerCase().includes(part))
}
