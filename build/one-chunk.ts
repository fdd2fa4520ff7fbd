import type { Plugin } from 'vite';

/** A chunk that holds what a module imports, and what that imports: to find, read and link fifty files takes a third of a start. */
export interface OneChunk {
  readonly plugin: Plugin;
  /** Whether a module belongs into it. Known once all modules have been read. */
  holds(id: string): boolean;
}

/** Of the modules below `folder`, those that are loaded with `entry`; what is imported later by `import()` stays apart. */
export function oneChunk(entry: string, folder: string): OneChunk {
  const held = new Set<string>();
  return {
    plugin: {
      name: 'kiln-one-chunk',
      buildEnd() {
        const waiting = [entry];
        for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
          if (held.has(id) || !id.startsWith(folder)) continue;
          held.add(id);
          waiting.push(...(this.getModuleInfo(id)?.importedIds ?? []));
        }
      },
    },
    holds: (id) => held.has(id),
  };
}
