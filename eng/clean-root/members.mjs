// Members of a household for eng/clean-root-install: they chat and write down what the server acknowledged, or look whether all of it is there.
//   node members.mjs chat ADDRESS FILE NAME…      until it is ended
//   node members.mjs found ADDRESS FILE
import { appendFileSync, readFileSync } from 'node:fs'

const [what, address, file, ...names] = process.argv.slice(2)
const password = 'the cat of mona sleeps'
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

const signIn = async (userName) => {
  const cookies = new Map()
  let token = ''
  const header = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const call = async (method, path, body) => {
    const headers = { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': token, Cookie: header() }
    const answer = await fetch(new URL(path, address), { method, headers, body: body && JSON.stringify(body) })
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair] = cookie.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  token = (await call('GET', '/api/session')).csrfToken
  await call('POST', '/api/session', { userName, password })
  token = (await call('GET', '/api/session')).csrfToken
  return { call, header }
}

const openHub = async ({ call, header }) => {
  const { connectionToken } = await call('POST', '/hub/chat/negotiate?negotiateVersion=1')
  const hub = new URL(`/hub/chat?id=${encodeURIComponent(connectionToken)}`, address)
  const waiting = new Map()
  const events = await fetch(hub, { headers: { Accept: 'text/event-stream', Cookie: header() } })
  const tell = (message) => fetch(hub, { method: 'POST', headers: { Cookie: header() }, body: JSON.stringify(message) + '\u001e' })
  const listen = async () => {
    let read = ''
    for await (const bytes of events.body.pipeThrough(new TextDecoderStream())) {
      const lines = (read + bytes).split('\n')
      read = lines.pop()
      for (const frame of lines.filter((line) => line.startsWith('data:')).flatMap((line) => line.slice(5).trim().split('\u001e'))) {
        const message = frame && JSON.parse(frame)
        if (message.type === 3) waiting.get(message.invocationId)?.(message)
      }
    }
    throw new Error('The hub closed.')
  }
  listen().catch((problem) => {
    console.error(problem)
    process.exit(1)
  })
  await tell({ protocol: 'json', version: 1 })
  return (target, argument) =>
    new Promise((resolve) => {
      const invocationId = crypto.randomUUID()
      waiting.set(invocationId, resolve)
      tell({ type: 1, invocationId, target, arguments: [argument] })
    })
}

const chat = async (name) => {
  const member = await signIn(name)
  const invoke = await openHub(member)
  for (let told = 1; ; told++) {
    const { id: conversationId } = await member.call('POST', '/api/conversations', { task: 'general' })
    const message = { conversationId, messageId: crypto.randomUUID(), text: `${name} asks for the ${told}. time: what is ${told} + 3?` }
    const answer = await invoke('Send', message)
    if (answer.error) throw new Error(answer.error)
    appendFileSync(file, JSON.stringify({ name, ...message }) + '\n')
    await pause(100)
  }
}

const find = async () => {
  const members = new Map()
  const all = readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line))
  for (const { name, conversationId, messageId, text } of all) {
    if (!members.has(name)) members.set(name, await signIn(name))
    const { messages } = await members.get(name).call('GET', `/api/conversations/${conversationId}`)
    const same = messages.filter((message) => message.id === messageId && message.text === text)
    if (same.length !== 1) throw new Error(`${name}'s message ${messageId} is there ${same.length} times.`)
  }
  if (all.length === 0) throw new Error('Nothing was looked for.')
  console.log(`All ${all.length} messages that were acknowledged are there, once each.`)
}

if (what === 'chat') await Promise.all(names.map(chat))
else await find()
