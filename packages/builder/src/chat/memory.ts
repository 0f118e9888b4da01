/** What the page remembers of a conversation in this browser. */
export type Remembered = { readonly conversation: string; readonly token: string };

/**
 * Remembers one conversation per tenant. A browser that forbids storage to framed pages throws; the chat then works all the same
 * and merely starts anew when the page is opened again.
 */
export function chatMemory(tenant: string) {
  const key = `mortise.chat.${tenant}`;
  return {
    recall(): Remembered | undefined {
      try {
        const text = localStorage.getItem(key);
        const held: Remembered | undefined = text ? JSON.parse(text) : undefined;
        return held;
      } catch {
        return undefined;
      }
    },
    keep(remembered: Remembered | undefined): void {
      try {
        if (remembered) localStorage.setItem(key, JSON.stringify(remembered));
        else localStorage.removeItem(key);
      } catch {
        return;
      }
    },
  };
}
