interface PasskeySupport {
  parseCreationOptionsFromJSON?: (json: unknown) => PublicKeyCredentialCreationOptions;
  parseRequestOptionsFromJSON?: (json: unknown) => PublicKeyCredentialRequestOptions;
}

const support = (): PasskeySupport => (globalThis as { PublicKeyCredential?: PasskeySupport }).PublicKeyCredential ?? {};

/** Passkeys exist over https and on localhost only, and in browsers that read the options as JSON. */
export const canUsePasskeys = (): boolean => isSecureContext && support().parseRequestOptionsFromJSON !== undefined;

/** Asks the device for a new passkey. Null when the person changed their mind. */
export async function createPasskey(options: unknown): Promise<unknown> {
  const publicKey = support().parseCreationOptionsFromJSON!(options);
  return asJson(navigator.credentials.create({ publicKey }));
}

/** Asks the device for a passkey it has. Null when the person changed their mind. */
export async function getPasskey(options: unknown): Promise<unknown> {
  const publicKey = support().parseRequestOptionsFromJSON!(options);
  return asJson(navigator.credentials.get({ publicKey }));
}

async function asJson(asked: Promise<Credential | null>): Promise<unknown> {
  try {
    return ((await asked) as PublicKeyCredential | null)?.toJSON() ?? null;
  } catch (error) {
    if (error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError')) return null;
    throw error;
  }
}
