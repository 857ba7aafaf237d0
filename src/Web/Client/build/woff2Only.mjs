import { readFile } from 'node:fs/promises';

/** KaTeX lists each font three times; every browser this page runs in reads WOFF2, so the others are left out. */
export const woff2Only = {
  name: 'woff2-only',
  setup(build) {
    build.onLoad({ filter: /katex\.css$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\(["'][^"']*["']\)/g, ''),
      loader: 'css',
    }));
  },
};
