// The table of operations in docs/local-account.md, made from what is registered and from the tests that call it: of Image Builder and AppStream
// from the registers of the conformance suite, which runs every case through both clients, of other services from the texts of the tests.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refusedOperations as refusedByAppStream } from '../src/local-account/appstream/refusals.ts';
import { refusedOperations } from '../src/local-account/imagebuilder/operations.ts';
import { type Coverage, coverage } from '../src/local-account/index.ts';
import { appstreamCases } from '../tests/conformance/appstream/index.ts';
import { refusalsOf as refusalsOfAppStream } from '../tests/conformance/appstream/shown.ts';
import { imagebuilderCases } from '../tests/conformance/imagebuilder/index.ts';
import { refusalsOf } from '../tests/conformance/imagebuilder/shown.ts';

const root = join(import.meta.dirname, '..');
const begin = '<!-- Made by build/generate-coverage.ts: -->';
const end = '<!-- Until here. -->';

interface Shown {
  readonly operation: string;
  readonly refusals: readonly string[];
}

interface Suite {
  /** Operations that are registered only to refuse. */
  readonly refused: ReadonlySet<string>;
  readonly shown: readonly Shown[];
}

/** What the conformance suite has a register of: each case runs through both clients. */
const suites: Readonly<Record<string, Suite>> = {
  imagebuilder: {
    refused: refusedOperations,
    shown: imagebuilderCases.map((register) => ({ operation: register.operation, refusals: refusalsOf(register) })),
  },
  appstream: {
    refused: refusedByAppStream,
    shown: appstreamCases.map((register) => ({ operation: register.operation, refusals: refusalsOfAppStream(register) })),
  },
};

/** The document with a fresh table between its two marks; throws when it has lost them. */
export async function withCoverage(document: string): Promise<string> {
  const [before, ...rest] = document.split(begin);
  const after = rest.join(begin).split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`The document has no "${begin}" and "${end}"`);
  const tests = testTexts();
  const services = await coverage();
  const ordered = [
    ...Object.keys(suites).flatMap((name) => services.filter(({ service }) => service === name)),
    ...services.filter(({ service }) => !Object.hasOwn(suites, service)),
  ];
  return `${before}${begin}\n\n${ordered.map((service) => table(service, tests)).join('\n')}\n${end}${after}`;
}

function testTexts(): readonly string[] {
  const paths = globSync(['src/local-account/**/*.test.ts', 'tests/conformance/**/*.ts'], { cwd: root });
  return paths.map((path) => readFileSync(join(root, path), 'utf8'));
}

function table(own: Coverage, tests: readonly string[]): string {
  const suite = Object.hasOwn(suites, own.service) ? suites[own.service] : undefined;
  return suite ? suiteTable(own, suite) : sideTable(own, tests);
}

/** The clients through which the suite runs. */
const suiteClients = 'JavaScript SDK, AWS CLI';

function suiteTable({ service, emulated, missing }: Coverage, { refused, shown }: Suite): string {
  const rows = [...emulated, ...missing].sort().map((operation) => {
    const state = !emulated.includes(operation) ? 'no' : refused.has(operation) ? 'refused' : 'yes';
    const register = shown.find((each) => each.operation === operation);
    const refusals = register?.refusals.map((code) => code.replace(/Exception$/, '')) ?? [];
    return `| ${operation} | ${state} | ${register ? suiteClients : ''} | ${refusals.join(', ')} |`;
  });
  const count = `${emulated.length - refused.size} of ${emulated.length + missing.length} operations`;
  const head = '| Operation | Emulated | Tested with | Refusals tested (each an …Exception) |\n| --- | --- | --- | --- |';
  return `### ${service}: ${count}, ${refused.size} more refused\n\n${head}\n${rows.join('\n')}\n`;
}

function sideTable({ service, emulated }: Coverage, tests: readonly string[]): string {
  const rows = [...emulated].sort().map((operation) => {
    const callers = clients.filter((client) => tests.some((text) => client.calls(text, { service, operation })));
    return `| ${operation} | yes | ${callers.map(({ name }) => name).join(', ')} |`;
  });
  return `### ${service}: ${emulated.length} operations\n\n| Operation | Emulated | Tested with |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
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
