// One sentence: what is broken, since when, and does it take traffic away.

import { count, clock, duration, millis } from './format.js'
import { failing } from './model.js'

const SAYS = {
  timeout: 'does not answer',
  stuck: 'hangs',
  stale: 'has no fresh result',
  unreachable: 'cannot be reached',
  unauthorized: 'refuses the credentials',
  exhausted: 'is exhausted',
  threshold: 'is beyond its threshold',
  failed: 'fails',
}

const passes = probe => probe.status === 'up' || probe.status === 'degraded'

/** What is wrong with a check, as a predicate. */
function complaint(check) {
  if (check.status === 'degraded') return 'is degraded'
  return SAYS[check.error] ?? (check.status === 'unknown' ? 'is unknown' : 'fails')
}

/** A name within a sentence, which has to be shown as what it is. */
const name = text => ({ name: text })

export const title = check => check.display_name ?? check.name

/** What a probe's status means for the service. */
export function consequence(probeName, probe, checks) {
  const because = (probe.checks ?? [])
    .map(each => checks.find(check => check.name === each))
    .filter(check => check && failing(check))
  const fault = because.length > 0 ? [' because of ', ...list(because)] : []
  switch (probeName) {
    case 'liveness':
      return passes(probe) ? ['nothing restarts it'] : ['it is restarted', ...fault]
    case 'readiness':
      if (probe.status === 'draining') return ['gets no traffic: it is stopping']
      if (probe.status === 'starting') return ['gets no traffic yet']
      return passes(probe) ? ['gets traffic'] : ['gets no traffic', ...fault]
    case 'startup':
      return passes(probe) ? ['has started'] : ['has not started yet', ...fault]
    default:
      if (because.length > 0) return ['because of ', ...list(because)]
      return [passes(probe) ? count((probe.checks ?? []).length, 'check') : 'does not pass']
  }
}

function list(checks) {
  return [name(title(checks[0])), checks.length > 1 ? ` and ${checks.length - 1} more` : '']
}

/** The verdict of a report: its status, a head, and what follows; texts are parts, some of them names. */
export function verdict(report, checks, now) {
  const { liveness, readiness } = report.probes
  const service = name(report.service.name ?? 'the service')
  const bad = checks.filter(failing)
  const closed = Object.entries(report.gates).filter(([, gate]) => gate.closed)
  const restarts = liveness && !passes(liveness)
  const status = restarts ? 'down' : report.status
  return {
    status,
    since: millis(restarts ? liveness.since : readiness?.since),
    head: [...cause(report, checks, bad, closed), '; ', service, ...traffic(report, restarts, bad.length > 0)],
    more: [...facts(bad[0], now), ...gates(closed), ...others(bad), ...tally(checks, bad)],
  }
}

function cause(report, checks, bad, closed) {
  const { readiness } = report.probes
  if (report.status === 'draining') return ['stopping']
  if (closed.length > 0 && readiness && !passes(readiness)) return ['gate ', name(closed[0][0]), ' is closed']
  if (report.status === 'starting') {
    const waiting = checks.filter(check => check.status === 'unknown')
    return waiting.length > 0 ? ['waiting for ', ...list(waiting)] : ['starting']
  }
  if (bad.length === 0) return [allPass(checks.length)]
  return [name(title(bad[0])), ` ${complaint(bad[0])}`, bad.length > 1 ? ` and ${bad.length - 1} more ${bad.length > 2 ? 'do' : 'does'} not pass` : '']
}

function allPass(checks) {
  return checks === 0 ? 'nothing is checked' : checks === 1 ? 'its check passes' : `all ${checks} checks pass`
}

function traffic(report, restarts, broken) {
  if (restarts) return [' is restarted']
  const ready = report.probes.readiness ?? { status: report.status }
  if (ready.status === 'starting') return [' gets no traffic yet']
  return [passes(ready) ? (broken ? ' still gets traffic' : ' gets traffic') : ' gets no traffic']
}

function facts(check, now) {
  if (!check) return []
  const since = millis(check.since)
  const parts = [name(title(check)), check.critical ? ' (critical) ' : ' (not critical) ', `${check.error ?? check.status}`]
  if (since != null) parts.push(` since ${clock(since, now)} UTC, ${duration(now - since)}`)
  if (check.consecutive_failures > 1) parts.push(`, ${check.consecutive_failures} failed runs in a row`)
  return [...parts, '. ']
}

function gates(closed) {
  return closed.flatMap(([gate, { reason }]) => ['Gate ', name(gate), reason ? [': ', name(reason)] : ' is closed', '. ']).flat()
}

function others(bad) {
  const rest = bad.slice(1, 4).flatMap((check, at) => [at ? ', ' : 'Also: ', name(title(check)), ` ${check.status}`])
  if (rest.length === 0) return []
  return [...rest, bad.length > 4 ? ` and ${bad.length - 4} more. ` : '. ']
}

function tally(checks, bad) {
  return bad.length > 0 ? [`${checks.length - bad.length} of ${count(checks.length, 'check')} up.`] : []
}

/** Parts as plain text. */
export const plain = parts => parts.map(part => part.name ?? part).join('')
