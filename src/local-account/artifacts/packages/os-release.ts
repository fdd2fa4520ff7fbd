/** What `os-release` says of the distribution (https://www.freedesktop.org/software/systemd/man/os-release.html). */
export interface Distribution {
  /** debian, ubuntu, amzn … */
  readonly id: string;
  readonly version: string | undefined;
  readonly codename: string | undefined;
  /** In its own words: "Debian GNU/Linux 12 (bookworm)". */
  readonly title: string;
}

/** Reads such a file: shell assignments, values maybe in quotes. */
export function readOsRelease(text: string): Distribution {
  const values = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, name, value = ''] = /^([A-Z0-9_]+)=(.*)$/.exec(line.trim()) ?? [];
    if (name !== undefined) values.set(name, unquoted(value));
  }
  const id = values.get('ID') || 'linux';
  return { id, version: values.get('VERSION_ID'), codename: values.get('VERSION_CODENAME'), title: values.get('PRETTY_NAME') || id };
}

function unquoted(value: string): string {
  const [, double, single] = /^(?:"(.*)"|'(.*)')$/.exec(value) ?? [];
  return double?.replace(/\\(["$`\\])/g, '$1') ?? single ?? value;
}
