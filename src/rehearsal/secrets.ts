const MASK = '********';

/** The secret values that a run has read, and how they are kept out of what it reports. */
export class Secrets {
  private values: readonly string[] = [];

  /** Remembers a value, and each of its lines: a log shows them one by one. */
  add(secret: string): void {
    const parts = [secret, ...secret.split(/\r?\n/)].filter((part) => part.trim() !== '');
    this.values = [...new Set([...this.values, ...parts])].sort((left, right) => right.length - left.length);
  }

  mask(text: string): string {
    return this.values.reduce((masked, value) => masked.replaceAll(value, MASK), text);
  }

  /** A copy of a JSON-like value in which every text, keys aside, is masked. */
  maskAll<T>(value: T): T {
    return this.values.length === 0 ? value : (this.maskUnknown(value) as T);
  }

  private maskUnknown(value: unknown): unknown {
    if (typeof value === 'string') return this.mask(value);
    if (Array.isArray(value)) return value.map((entry) => this.maskUnknown(entry));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, this.maskUnknown(entry)]));
  }
}
