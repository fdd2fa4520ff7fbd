import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Of a Vite plugin as much as is used. */
interface ResolvePlugin {
  readonly name: string;
  readonly enforce: 'pre';
  resolveId(source: string, importer: string | undefined): string | undefined;
}

/**
 * The local account reads the schemas of the AWS SDK's clients and calls none of them: in the bundle it gets the one module of each client
 * that holds them. The rest (retries, credentials, protocols) would make up half of what it loads when it starts.
 */
export function withSchemasOnly(): ResolvePlugin {
  return {
    name: 'kiln-schemas-only',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!/^@aws-sdk\/client-/.test(source) || !importer?.includes('/src/local-account/protocol/')) return undefined;
      return join(dirname(require.resolve(`${source}/package.json`)), 'dist-es/schemas/schemas_0.js');
    },
  };
}
