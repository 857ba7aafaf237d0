// Shows /openapi/v1.json. Only text nodes are made from it, so nothing in the document can become markup.
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

/** A schema in short: {name: type, …}, two levels deep; a name where it is a reference met before. */
const shape = (schema, api, seen = []) => {
  if (!schema) return 'any'
  if (schema.$ref) {
    const name = schema.$ref.split('/').pop()
    return seen.includes(name) || seen.length > 2 ? name : shape(api.components.schemas[name], api, [...seen, name])
  }
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.allOf || schema.oneOf || schema.anyOf) return (schema.allOf ?? schema.oneOf ?? schema.anyOf).map((one) => shape(one, api, seen)).join(' | ')
  const type = [schema.type ?? 'any'].flat().join(' | ')
  if (schema.items) return `[${shape(schema.items, api, seen)}]`
  if (!schema.properties) return schema.format ? `${type} (${schema.format})` : type
  const indent = '  '.repeat(seen.length || 1)
  const lines = Object.entries(schema.properties).map(([name, value]) => `${indent}${name}: ${shape(value, api, [...seen, ''])}`)
  return `{\n${lines.join('\n')}\n${indent.slice(2)}}`
}

const codes = (response) => {
  const media = response.content?.['application/problem+json']
  return media?.schema?.properties?.code?.enum ?? []
}

const parameters = (operation) => {
  if (!operation.parameters?.length) return ''
  const rows = operation.parameters.map((one) => make('tr', {},
    make('td', {}, make('code', {}, one.name)), make('td', {}, one.in + (one.required ? '' : ', optional')), make('td', {}, one.description ?? '')))
  return make('table', {}, make('caption', {}, 'Parameters'), ...rows)
}

const answers = (operation, api) => {
  const rows = Object.entries(operation.responses ?? {}).map(([status, response]) => {
    const json = response.content?.['application/json']
    const what = codes(response)
    const shown = what.length ? what.map((code) => make('code', {}, code, ' ')) : [response.description ?? '']
    const cell = make('td', {}, ...shown)
    if (json) cell.append(make('pre', { tabindex: '0' }, shape(json.schema, api)))
    return make('tr', {}, make('td', {}, status), cell)
  })
  return make('table', {}, make('caption', {}, 'Answers'), ...rows)
}

const operationView = (path, method, operation, api) => {
  const body = make('div', { class: 'body' })
  if (operation.summary) body.append(make('p', {}, operation.summary))
  body.append(make('p', { class: 'quiet' }, operation.security?.length ? 'Needs a session.' : 'Open to everyone.'))
  const sent = operation.requestBody?.content?.['application/json']
  if (sent) body.append(make('p', {}, 'Body'), make('pre', { tabindex: '0' }, shape(sent.schema, api)))
  body.append(parameters(operation), answers(operation, api))
  const words = [path, method, ...Object.values(operation.responses ?? {}).flatMap(codes)].join(' ').toLowerCase()
  return make('details', { 'data-words': words },
    make('summary', {}, make('span', { class: 'method' }, method.toUpperCase()), make('code', {}, path)), body)
}

const show = (api) => {
  document.getElementById('version').textContent = api.info.version
  document.getElementById('description').textContent = api.info.description
  const sections = new Map()
  for (const [path, methods] of Object.entries(api.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags?.[0] ?? 'other'
      if (!sections.has(tag)) sections.set(tag, make('section', {}, make('h2', {}, tag)))
      sections.get(tag).append(operationView(path, method, operation, api))
    }
  }
  document.getElementById('operations').replaceChildren(...sections.values())
}

document.getElementById('filter').addEventListener('input', (event) => {
  const wanted = event.target.value.trim().toLowerCase()
  for (const one of document.querySelectorAll('details')) one.hidden = !one.dataset.words.includes(wanted)
  for (const section of document.querySelectorAll('section')) section.hidden = !section.querySelector('details:not([hidden])')
})

try {
  const answer = await fetch('/openapi/v1.json')
  if (!answer.ok) throw new Error(String(answer.status))
  show(await answer.json())
} catch {
  document.getElementById('description').textContent = 'The description could not be loaded. Reload the page to try again.'
}
