/** Names that mean a device on Windows, whatever stands behind the first dot. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
const longest = 80;

/**
 * A file name, without its extension, for a resource of that name. Names come from an account and from whoever shares with it, so nothing
 * is left of them that means something to a file system.
 */
export function safeFileName(name: string): string {
  const safe = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '-')
    .slice(0, longest)
    .replaceAll(/^-+|-+$/g, '');
  if (safe === '') return 'unnamed';
  return devices.test(safe) ? `${safe}-1` : safe;
}

/** The first of `name`, `name-2`, `name-3`… that is free. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name}-${count}`;
    if (!isTaken(candidate)) return candidate;
  }
}
