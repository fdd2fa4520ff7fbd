import { createRequire } from 'node:module';
import { jsonSchema } from '../src/documents/index.ts';

/** The part of yaml-language-server that is used here; the package is CommonJS without a declaration that fits. */
interface LanguageServer {
  getLanguageService(context: object): LanguageService;
  readonly TextDocument: { create(uri: string, language: string, version: number, text: string): object };
}

interface LanguageService {
  configure(settings: object): void;
  doValidation(document: object, isKubernetes: boolean): Promise<readonly { readonly message: string }[]>;
}

/** What yaml-language-server finds in a text, given the schema; it is set up once and told of a new version for every text. */
export function createValidator(): (text: string) => Promise<readonly { readonly message: string }[]> {
  const { getLanguageService, TextDocument } = createRequire(import.meta.url)('yaml-language-server') as LanguageServer;
  const service = getLanguageService({
    schemaRequestService: () => Promise.reject(new Error('the schema is given, none is fetched')),
    workspaceContext: { resolveRelativePath: (relative: string) => relative },
  });
  const schemas = [{ uri: 'file:///component.json', fileMatch: ['*.yaml'], schema: jsonSchema('component') }];
  service.configure({ validate: true, completion: false, hover: false, schemas });
  let version = 0;
  return (text) => service.doValidation(TextDocument.create('file:///document.yaml', 'yaml', ++version, text), false);
}
