// The table of operations in docs/local-account.md, made from what is registered and from the tests that call it: of Image Builder from the
// register of the conformance suite, which runs every case through both clients, of the other services from the texts of the tests.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refusedOperations as refusedByAppStream } from '../src/local-account/appstream/refusals.ts';
import { refusedOperations } from '../src/local-account/imagebuilder/operations.ts';
import { type Coverage, coverage } from '../src/local-account/index.ts';
import { imagebuilderCases } from '../tests/conformance/imagebuilder/index.ts';
import { refusalsOf } from '../tests/conformance/imagebuilder/shown.ts';

const root = join(import.meta.dirname, '..');
const begin = '<!-- Made by build/generate-coverage.ts: -->';
const end = '<!-- Until here. -->';

/** The service that is emulated whole, so that an operation which is missing is worth a row. */
const wholeService = 'imagebuilder';

/** The document with a fresh table between its two marks; throws when it has lost them. */
export async function withCoverage(document: string): Promise<string> {
  const [before, ...rest] = document.split(begin);
  const after = rest.join(begin).split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`The document has no "${begin}" and "${end}"`);
  const tests = testTexts();
  const services = await coverage();
  const ordered = [
    ...services.filter(({ service }) => service === wholeService),
    ...services.filter(({ service }) => service !== wholeService),
  ];
  return `${before}${begin}\n\n${ordered.map((service) => table(service, tests)).join('\n')}\n${end}${after}`;
}

function testTexts(): readonly string[] {
  const paths = globSync(['src/local-account/**/*.test.ts', 'tests/conformance/**/*.ts'], { cwd: root });
  return paths.map((path) => readFileSync(join(root, path), 'utf8'));
}

function table(own: Coverage, tests: readonly string[]): string {
  return own.service === wholeService ? wholeTable(own) : sideTable(own, tests);
}

/** The clients through which the suite runs. */
const suiteClients = 'JavaScript SDK, AWS CLI';

function wholeTable({ service, emulated, missing }: Coverage): string {
  const rows = [...emulated, ...missing].sort().map((operation) => {
    const state = !emulated.includes(operation) ? 'no' : refusedOperations.has(operation) ? 'refused' : 'yes';
    const register = imagebuilderCases.find((each) => each.operation === operation);
    const refusals = register ? refusalsOf(register).map((code) => code.replace(/Exception$/, '')) : [];
    return `| ${operation} | ${state} | ${register ? suiteClients : ''} | ${refusals.join(', ')} |`;
  });
  const count = `${emulated.length - refusedOperations.size} of ${emulated.length + missing.length} operations`;
  const head = '| Operation | Emulated | Tested with | Refusals tested (each an …Exception) |\n| --- | --- | --- | --- |';
  return `### ${service}: ${count}, ${refusedOperations.size} more refused\n\n${head}\n${rows.join('\n')}\n`;
}

/** Operations of side services that are registered only to refuse. */
const refusedAtTheSide: Readonly<Record<string, ReadonlySet<string>>> = { appstream: refusedByAppStream };

function sideTable({ service, emulated }: Coverage, tests: readonly string[]): string {
  const refused = refusedAtTheSide[service];
  const rows = [...emulated].sort().map((operation) => {
    if (refused?.has(operation)) return `| ${operation} | refused | |`;
    const callers = clients.filter((client) => tests.some((text) => client.calls(text, { service, operation })));
    return `| ${operation} | yes | ${callers.map(({ name }) => name).join(', ')} |`;
  });
  const count = refused ? `${emulated.length - refused.size} operations, ${refused.size} more refused` : `${emulated.length} operations`;
  return `### ${service}: ${count}\n\n| Operation | Emulated | Tested with |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

interface Called {
  readonly service: string;
  readonly operation: string;
}

interface Client {
  readonly name: string;
  /** Whether a test's text shows that it calls the operation through this client. */
  calls(text: string, called: Called): boolean;
}

const clients: readonly Client[] = [
  {
    name: 'JavaScript SDK',
    calls: (text, { service, operation }) =>
      text.includes(`client-${packages[service] ?? service}'`) &&
      [`new ${operation}Command(`, `paginate${operation}(`, `.${operation.charAt(0).toLowerCase()}${operation.slice(1)}(`].some((call) =>
        text.includes(call),
      ),
  },
  {
    name: 'botocore',
    calls: (text, { service, operation }) => text.includes(`'${service}'`) && text.includes(`'${words(operation, '_')}'`),
  },
  {
    name: 'signed requests',
    calls: (text, { service, operation }) => service === ownService && text.includes(`assist('${operation}'`),
  },
  {
    name: 'AWS CLI',
    calls: (text, { service, operation }) =>
      [words(operation, '-'), operation].some((spelled) => text.includes(`'${service}', '${spelled}'`)),
  },
];

/** Kiln's own service has no client but the tests' signed requests, and the command line. */
const ownService = 'image-assistant';

/** Packages of clients that are not called as the service is. */
const packages: Readonly<Record<string, string>> = { logs: 'cloudwatch-logs' };

/** `GetImage` as `get_image` or `get-image`. */
function words(operation: string, separator: string): string {
  return operation.replace(/(?<=[a-z0-9])(?=[A-Z])/g, separator).toLowerCase();
}
