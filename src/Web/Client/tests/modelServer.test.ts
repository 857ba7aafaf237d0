import { describe, expect, it } from 'vitest';
import { whyNotReady } from '../home/modelServer';

// The codes of ModelServerProblem in the server's source. Every language has the texts that English has.
const codes = ['not-seen-yet', 'loading', 'no-model', 'no-answer', 'wants-token', 'not-a-model-server', 'wrong-address', 'wrong-token'];

describe('why a model server is not ready', () => {
  it('has words for every code', () => {
    const told = codes.map((code) => whyNotReady({ code, detail: 'In the server’s own words.' }));
    expect(new Set(told).size).toBe(codes.length);
    expect(told).not.toContain('In the server’s own words.');
  });

  it('is quoted when the code is of a newer server', () => {
    expect(whyNotReady({ code: 'on-holiday', detail: 'It is on holiday.' })).toBe('It is on holiday.');
  });

  it('is nothing while it is ready', () => {
    expect(whyNotReady({ code: null, detail: '' })).toBe('');
  });
});
