// What one pastes into a chat.

import { clock, duration, millis } from './format.js'
import { failing } from './model.js'
import { plain, title, verdict } from './verdict.js'

const MOST = 8

/** The state in a few lines of plain text, with the address of this page. */
export function summary(report, checks, now, notLive) {
  const { status, since, head } = verdict(report, checks, now)
  const { instance, version } = report.service
  const bad = checks.filter(failing)
  const lines = [`${status}${since == null ? '' : ` since ${clock(since, now)} UTC`}: ${plain(head)}`]
  for (const check of bad.slice(0, MOST)) lines.push(`- ${line(check, now)}`)
  if (bad.length > MOST) lines.push(`- and ${bad.length - MOST} more`)
  if (notLive) lines.push('These data are not live.')
  const which = [version && `version ${version}`, instance].filter(Boolean).join(', ')
  lines.push(`${which ? `${which}, ` : ''}as of ${new Date(now).toISOString().slice(0, 19)}Z`, location.origin + location.pathname)
  return lines.map(text => text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')).join('\n')
}

function line(check, now) {
  const since = millis(check.since)
  const why = [check.error, check.message].filter(Boolean).join(': ')
  const age = since == null ? '' : ` for ${duration(now - since)}`
  return `${title(check)}${check.critical ? ' (critical)' : ''} ${check.status}${age}${why ? `, ${why}` : ''}`
}

/** Copies a text, also where the page was not loaded over TLS. True if it worked. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = document.createElement('textarea')
    area.value = text
    area.className = 'hidden'
    const focused = document.activeElement
    document.body.append(area)
    area.select()
    const done = document.execCommand('copy')
    area.remove()
    focused?.focus()
    return done
  }
}
