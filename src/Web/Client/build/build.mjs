// Builds the page into ../wwwroot: fingerprinted assets, the shell, the manifest, icons, the service worker.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { compress } from './compress.mjs';
import { writeIcons } from './icons.mjs';
import { woff2Only } from './woff2Only.mjs';

const client = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(client, '..', 'wwwroot');
const budget = 110 * 1024;
const shared = {
  absWorkingDir: client,
  bundle: true,
  minify: true,
  target: 'es2023',
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'warning',
};

await rm(out, { recursive: true, force: true });
await mkdir(join(out, 'icons'), { recursive: true });

const page = await esbuild.build({
  ...shared,
  entryPoints: { main: 'main.ts', styles: 'styles/main.css', math: 'node_modules/katex/dist/katex.css' },
  format: 'esm',
  splitting: true,
  metafile: true,
  sourcemap: 'linked',
  outdir: join(out, 'assets'),
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  loader: { '.woff2': 'file' },
  plugins: [woff2Only],
});
const boot = await esbuild.build({
  ...shared,
  entryPoints: ['boot.ts'],
  format: 'iife',
  metafile: true,
  outdir: join(out, 'assets'),
  entryNames: '[name]-[hash]',
});

const outputs = { ...page.metafile.outputs, ...boot.metafile.outputs };
const nameOf = (path) => `/assets/${path.split('/assets/')[1]}`;
const entry = (source) => Object.keys(outputs).find((p) => outputs[p].entryPoint === source && !p.endsWith('.map'));

/** An entry and every file it loads at once; what is imported on need is left out. */
function withStaticImports(path, seen = new Set()) {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const i of outputs[path].imports) if (i.kind === 'import-statement') withStaticImports(i.path, seen);
  return seen;
}

const first = [...withStaticImports(entry('main.ts')), entry('styles/main.css'), entry('boot.ts')];
const names = {
  'main.js': nameOf(entry('main.ts')),
  'main.css': nameOf(entry('styles/main.css')),
  'math.css': nameOf(entry('node_modules/katex/dist/katex.css')),
  'boot.js': nameOf(entry('boot.ts')),
};
const preloads = first.map(nameOf).filter((n) => n.endsWith('.js') && !Object.values(names).includes(n));
const shell = (await readFile(join(client, 'index.html'), 'utf8'))
  .replace(/\{\{([\w.]+)\}\}/g, (_, name) => names[name])
  .replace('  </head>', `${preloads.map((n) => `    <link rel="modulepreload" href="${n}" />\n`).join('')}  </head>`);
await writeFile(join(out, 'manifest.webmanifest'), await readFile(join(client, 'manifest.webmanifest')));
const icons = await writeIcons(join(out, 'icons'));

const shellFiles = [...first.map(nameOf), '/manifest.webmanifest', ...icons.map((i) => `/icons/${i}`)];
const version = createHash('sha256').update(shell).update(shellFiles.join()).digest('hex').slice(0, 12);
await esbuild.build({
  ...shared,
  entryPoints: ['sw.ts'],
  format: 'iife',
  outdir: out,
  define: { shellFiles: JSON.stringify(shellFiles), shellVersion: JSON.stringify(version) },
});

await compress(join(out, 'assets'));

let total = gzipSync(shell).length;
for (const path of first) total += gzipSync(await readFile(join(client, path))).length;
const kilobytes = (total / 1024).toFixed(1);
console.log(`Page: ${kilobytes} kB gzip before first use (budget ${budget / 1024} kB)`);
if (total > budget) {
  console.error(
    `src/Web/Client : error PAGE001: the page loads ${kilobytes} kB before first use, more than its budget of ${budget / 1024} kB`,
  );
  process.exit(1);
}
// Last: its time tells the build that everything is there.
await writeFile(join(out, 'index.html'), shell);
