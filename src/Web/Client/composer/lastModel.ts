const key = (userId: string): string => `familychat.model.${userId}`;

/** The model a member picked last on this device. */
export const lastModel = (userId: string): string | null => localStorage.getItem(key(userId));

export function rememberModel(userId: string, model: string): void {
  try {
    localStorage.setItem(key(userId), model);
  } catch {
    // Without storage the server's choice holds.
  }
}
