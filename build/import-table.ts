// Who may import whom: the table of the architecture, as data. Default deny.

export interface Room {
  readonly folder: string;
  /** Rooms whose files this one may import; its own it may always. */
  readonly mayImport: readonly string[];
  /** The only files of this room that may import the named room. */
  readonly onlyThrough?: Readonly<Record<string, readonly string[]>>;
  /** Rooms of which only the types may be imported. */
  readonly typesOnly?: readonly string[];
}

export const rooms: readonly Room[] = [
  { folder: 'documents', mayImport: [] },
  { folder: 'contract', mayImport: ['documents'], typesOnly: ['documents'] },
  { folder: 'rehearsal', mayImport: ['documents'] },
  { folder: 'local-account', mayImport: ['documents', 'rehearsal'] },
  {
    folder: 'main',
    mayImport: ['contract', 'documents', 'rehearsal', 'local-account'],
    onlyThrough: { 'local-account': ['src/main/local-account.ts'] },
  },
  { folder: 'preload', mayImport: ['contract'] },
  { folder: 'renderer', mayImport: ['contract', 'documents'] },
];

/** Modules that are loaded at a start, and what they must not load with them: it is imported when it is first needed. */
export const lightStarts: readonly { readonly entry: string; readonly without: RegExp; readonly why: string }[] = [
  {
    entry: 'src/local-account/start.ts',
    without: /^(src\/documents\/|src\/rehearsal\/|src\/local-account\/[\w-]+\/operations\.ts|@aws-sdk\/|zod)/,
    why: 'the account answers a tenth of a second after its start',
  },
  {
    entry: 'src/main/compose.ts',
    without: /^@aws-sdk\//,
    why: 'a start does not pay for the SDK, however many clients there are',
  },
];

/** Packages that only some files may import. `node:` stands for every built-in module of Node. */
export const restricted: readonly { readonly packages: RegExp; readonly why: string; readonly allowed: RegExp }[] = [
  { packages: /^electron$/, why: 'Electron is known only at the edge', allowed: /^src\/(main\/electron|preload)\// },
  { packages: /^node:/, why: 'this room runs in a browser too', allowed: /^src\/(rehearsal|local-account|main|documents\/testing)\// },
  {
    packages: /^@aws-sdk\/client-/,
    why: "main calls AWS in one place; the local account may read the clients' schemas",
    allowed: /^src\/(main\/aws\/|local-account\/protocol\/)/,
  },
  { packages: /^keytar$/, why: 'the keychain has one door', allowed: /^src\/main\/credentials\// },
  { packages: /^(react|react-dom|monaco-editor|zustand)(\/|$)/, why: 'the screen is the renderer', allowed: /^src\/renderer\// },
];
