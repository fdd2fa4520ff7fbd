/** What of a keyboard event decides which command it means. */
export interface Keystroke {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Whether an event is the key combination: `Mod+Shift+P`, `F8`, `Alt+W`. Letters and digits are told by their place on the keyboard. */
export function isKey(combination: string, event: Keystroke, mac: boolean): boolean {
  const parts = combination.split('+');
  const key = parts.at(-1) ?? '';
  const mod = parts.includes('Mod');
  return (
    event.ctrlKey === (mod && !mac) &&
    event.metaKey === (mod && mac) &&
    event.shiftKey === parts.includes('Shift') &&
    event.altKey === parts.includes('Alt') &&
    (key.length === 1 ? event.code === `Key${key}` || event.code === `Digit${key}` : event.key === key)
  );
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' };

/** The combination as the platform writes it: `Ctrl+Shift+P`, `⇧⌘P`. */
export function keyLabel(combination: string, mac: boolean): string {
  const parts = combination.split('+');
  if (!mac) return parts.map((part) => (part === 'Mod' ? 'Ctrl' : part)).join('+');
  const order = ['Alt', 'Shift', 'Mod'].filter((part) => parts.includes(part));
  return [...order.map((part) => MAC_SIGNS[part]), parts.at(-1)].join('');
}

export const onMac = (): boolean => navigator.platform.startsWith('Mac');
