// Fills a running, empty FamilyChat with a member and conversations: node eng/household.mjs ADDRESS CONVERSATIONS
// Part of eng/footprint; the account is thrown away with its data directory.
const [address, count] = [process.argv[2], Number(process.argv[3])];
const cookies = new Map();

async function call(method, path, body, token) {
  const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), origin: address };
  if (token) headers['X-CSRF-TOKEN'] = token;
  if (body) headers['content-type'] = 'application/json';
  const answer = await fetch(address + path, { method, headers, body: body && JSON.stringify(body) });
  for (const cookie of answer.headers.getSetCookie()) {
    const [name, value] = cookie.split(';')[0].split('=');
    cookies.set(name, value);
  }
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

const token = async () => (await call('GET', '/api/session')).csrfToken;
await call('POST', '/api/users', { userName: 'grandpa', displayName: 'Grandpa', password: 'the boat lies by the pier' }, await token());
const csrf = await token();
for (let made = 0; made < count; made += 20)
  await Promise.all(
    Array.from({ length: Math.min(20, count - made) }, (_, n) =>
      call('POST', '/api/conversations', { task: 'general', title: `Conversation ${made + n}` }, csrf),
    ),
  );
