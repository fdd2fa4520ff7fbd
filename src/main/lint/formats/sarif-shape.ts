// For tests: what SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0, sections in brackets) asks of the parts that Kiln writes, as a JSON
// Schema. Stricter than the format's own, which takes any extension: a member that is not named here is a fault.

const text = { type: 'string', minLength: 1 };
const level = { enum: ['none', 'note', 'warning', 'error'] };
const uri = { type: 'string', format: 'uri-reference', minLength: 1 };
const index = { type: 'integer', minimum: 0 };
/** Lines and columns count from 1 (3.30.5 to 3.30.8). */
const count = { type: 'integer', minimum: 1 };

const all = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});
/** Arrays of results, rules and artifacts are sets (3.7.2). */
const setOf = (items: object, minItems = 0) => ({ type: 'array', items, minItems, uniqueItems: true });
const listOf = (items: object, minItems = 0) => ({ type: 'array', items, minItems });

const message = all({ text });
const multiformat = all({ text, markdown: text }, ['markdown']);
const artifactLocation = all({ uri, uriBaseId: text, index }, ['uriBaseId', 'index']);
const region = all({ startLine: count, startColumn: count, endLine: count, endColumn: count });
const location = all({ physicalLocation: all({ artifactLocation, region }, ['region']) });

const rule = all(
  {
    id: text,
    shortDescription: multiformat,
    help: multiformat,
    defaultConfiguration: all({ level }),
    properties: all({ tags: setOf(text) }),
  },
  ['shortDescription', 'help', 'defaultConfiguration', 'properties'],
);

const fix = all({
  description: message,
  artifactChanges: setOf(
    all({ artifactLocation, replacements: listOf(all({ deletedRegion: region, insertedContent: all({ text: { type: 'string' } }) }), 1) }),
    1,
  ),
});

const result = all(
  {
    ruleId: text,
    ruleIndex: index,
    level,
    message,
    locations: listOf(location, 1),
    partialFingerprints: { type: 'object', additionalProperties: text, minProperties: 1 },
    fixes: setOf(fix, 1),
  },
  ['fixes'],
);

const run = all({
  tool: all({ driver: all({ name: text, semanticVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+' }, rules: setOf(rule) }) }),
  columnKind: { const: 'utf16CodeUnits' },
  originalUriBaseIds: {
    type: 'object',
    // The address of a base ends in a slash (3.14.14).
    additionalProperties: all({ uri: { type: 'string', format: 'uri', pattern: '/$' } }),
  },
  invocations: listOf(
    all({
      executionSuccessful: { type: 'boolean' },
      toolExecutionNotifications: listOf(all({ level, message, locations: listOf(location) })),
    }),
    1,
  ),
  artifacts: setOf(all({ location: artifactLocation })),
  results: listOf(result),
});

export const sarifShape = all({ $schema: { type: 'string', format: 'uri' }, version: { const: '2.1.0' }, runs: listOf(run, 1) });
