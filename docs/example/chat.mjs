// A FamilyChat client without any package: signs in, asks one question, prints the reply as it is written.
//   node chat.mjs http://localhost:5000 mona password "Tell me a story"      (Node 20 or newer)
// SignalR's JSON protocol over server-sent events is small enough to speak by hand; @microsoft/signalr does the same with reconnects.
const [server, userName, password, text] = process.argv.slice(2)
if (!text) {
  console.error('Usage: node chat.mjs SERVER USER PASSWORD QUESTION')
  process.exit(2)
}

const cookies = new Map()
let csrfToken = ''

const call = async (method, path, body) => {
  const answer = await fetch(new URL(path, server), {
    method,
    headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': csrfToken, Cookie: cookieHeader() },
    body: body && JSON.stringify(body),
  })
  for (const cookie of answer.headers.getSetCookie()) {
    const [pair] = cookie.split(';')
    cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
  }
  const json = await answer.json()
  if (!answer.ok) throw new Error(`${json.code}: ${json.detail}`)
  return json
}

const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

csrfToken = (await call('GET', '/api/session')).csrfToken
await call('POST', '/api/session', { userName, password })
// The token belongs to the session: a new one for the new session.
csrfToken = (await call('GET', '/api/session')).csrfToken
const { id: conversationId } = await call('POST', '/api/conversations', { task: 'general' })

const { connectionToken } = await call('POST', '/hub/chat/negotiate?negotiateVersion=1')
const hub = new URL(`/hub/chat?id=${encodeURIComponent(connectionToken)}`, server)
const events = await fetch(hub, { headers: { Accept: 'text/event-stream', Cookie: cookieHeader() } })
const tell = (message) => fetch(hub, { method: 'POST', headers: { Cookie: cookieHeader() }, body: JSON.stringify(message) + '\u001e' })

await tell({ protocol: 'json', version: 1 })
await tell({ type: 4, invocationId: 'watch', target: 'Watch', arguments: [{ conversationId }] })

/** @returns true when the reply has ended */
const onOutput = (output) => {
  if (output.type === 'snapshot') {
    const message = { conversationId, messageId: crypto.randomUUID(), text }
    tell({ type: 1, invocationId: 'send', target: 'Send', arguments: [message] })
  }
  if (output.type === 'queued') console.error(`(place ${output.position} in line)`)
  if (output.type === 'delta') process.stdout.write(output.text)
  if (output.type !== 'ended') return false
  process.stdout.write('\n')
  if (output.message.error) console.error(`${output.message.error.code}: ${output.message.error.message}`)
  return true
}

const onFrame = (message) => {
  if (message.type === 3 && message.error) throw new Error(message.error)
  return message.type === 2 && onOutput(message.item)
}

let read = ''
for await (const bytes of events.body.pipeThrough(new TextDecoderStream())) {
  read += bytes
  const lines = read.split('\n')
  read = lines.pop()
  const frames = lines.filter((line) => line.startsWith('data:')).flatMap((line) => line.slice(5).trim().split('\u001e')).filter(Boolean)
  if (frames.map((frame) => JSON.parse(frame)).some(onFrame)) process.exit(0)
}
