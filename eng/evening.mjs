// Memory of a published FamilyChat before, while and after members chat, 200 tokens a reply and 20 ms a token:
//   node eng/evening.mjs APP [MEMBERS] [ROUNDS]     needs bench/FamilyChat.Bench built with -c Release: its model server and its readers
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const [app, members = '100', rounds = '2'] = process.argv.slice(2);
const bench = fileURLToPath(new URL('../bench/FamilyChat.Bench/bin/Release/net10.0/FamilyChat.Bench.dll', import.meta.url));
const port = Number(process.env.PORT ?? 20556);
const address = `http://127.0.0.1:${port}`;
const folder = mkdtempSync(`${tmpdir()}/familychat-evening-`);
const processes = [];

function start(args, env = process.env) {
  const started = spawn('dotnet', args, { stdio: ['pipe', 'pipe', 'inherit'], env });
  processes.push(started);
  const lines = createInterface({ input: started.stdout });
  const next = lines[Symbol.asyncIterator]();
  return { started, line: async () => (await next.next()).value };
}

async function ready() {
  for (;;) {
    const answer = await fetch(`${address}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await wait(20);
  }
}

function report(when, pid) {
  const kB = (file, name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))[1]);
  const MB = (file, name) => Math.round(kB(file, name) / 1024);
  console.log(`${when}: resident ${MB('status', 'VmRSS')} MB, of it mapped files ${MB('status', 'RssFile')}; proportional ${MB('smaps_rollup', 'Pss')}, private and written ${MB('smaps_rollup', 'Private_Dirty')}`);
}

try {
  const model = await start([bench, '--synthetic-model']).line();
  const limits = Object.fromEntries(
    ['TitlesByModel', 'CredentialRequestsPerMinute', 'RequestsPerMinute', 'MessagesPerMinute'].map((name, n) => [`FamilyChat__Limits__${name}`, n ? '0' : 'false']),
  );
  const house = { FamilyChat__DataDirectory: `${folder}/data`, FamilyChat__Registration: 'open', LM_STUDIO_URL: `http://127.0.0.1:${model}` };
  const server = start([`${app}/FamilyChat.Web.dll`, '--urls', address], { ...process.env, ...limits, ...house }).started;
  await ready();
  await wait(10_000);
  report('idle', server.pid);
  const crowd = start([bench, '--crowd']);
  const order = { Kind: 'Member', Port: port, People: Number(members), Script: { Tokens: 200, Cadence: 20, Stamped: true }, Processes: [server.pid] };
  for (let round = 1; round <= Number(rounds); round++) {
    crowd.started.stdin.write(`${JSON.stringify(order)}\n`);
    await crowd.line();
    report(`${members} members, reply ${round}`, server.pid);
  }
  crowd.started.kill();
  await wait(30_000);
  report('30 s after', server.pid);
  server.kill();
  await once(server, 'exit');
} finally {
  for (const one of processes) one.kill();
  rmSync(folder, { recursive: true, force: true });
}
