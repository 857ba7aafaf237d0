interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): string };
}

const address = '/sw.js';

/** Registers the service worker that keeps the shell; only there on https and localhost. Its constant address needs a Trusted Types policy. */
export async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const trusted = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  const policy = trusted?.createPolicy('familychat-worker', {
    createScriptURL: (url) => {
      if (url !== address) throw new TypeError(`Not our service worker: ${url}`);
      return url;
    },
  });
  await navigator.serviceWorker.register(policy ? policy.createScriptURL(address) : address).catch(() => {});
}
