// Who reads. A token is typed once and kept for this tab; passwords are asked for, and kept, by the browser alone.

const KEY = 'lifesigns.token'
const BASIC = 'lifesigns.basic'
const PATIENCE = 12_000

const recall = key => {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null // storage is off: the token lasts as long as the page
  }
}

const keep = (key, value) => {
  try {
    if (value == null) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, value)
  } catch {
    // as above
  }
}

let token = recall(KEY)

export const hasToken = () => token != null

export function useToken(value) {
  token = value
  keep(KEY, value)
}

/** Lets the browser ask for a user name and a password. */
export const useBasic = () => keep(BASIC, 'yes')

/** Forgets everything. */
export function forget() {
  useToken(null)
  keep(BASIC, null)
}

/** Header fields with the credentials of the reader. */
export const credentials = () => (token == null ? {} : { Authorization: `Bearer ${token}` })

/**
 * Asks without the browser's own credentials, so that no dialog opens, what is needed: null if the page may simply try, else the
 * ways to log in. What is in front of the agent, such as a proxy with a login of its own, makes the page try.
 */
export async function obstacle() {
  if (token == null && recall(BASIC)) return null
  try {
    const response = await fetch('detailed', {
      method: 'HEAD',
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
      headers: credentials(),
    })
    if (response.status !== 401) return null
    const offered = response.headers.get('WWW-Authenticate') ?? ''
    if (!/\bBearer\b/i.test(offered)) return null
    return { basic: /\bBasic\b/i.test(offered) }
  } catch {
    return null
  }
}
