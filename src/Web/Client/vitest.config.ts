import { defineConfig } from 'vitest/config';

// The limit is for what hangs: a test that computes may be four times slower on a machine that does other things too.
export default defineConfig({ test: { include: ['tests/**/*.test.ts'], environment: 'node', pool: 'threads', css: true, testTimeout: 60_000 } });
