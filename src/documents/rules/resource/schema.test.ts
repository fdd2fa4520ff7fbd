import { describe, expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';
import { operationsByKind } from '../../kinds/resource/operations.ts';
import { patternWords } from '../../kinds/resource/pattern-words.ts';

const ofSchema = [
  'unknown-member',
  'missing-member',
  'empty-member',
  'member-type',
  'member-length',
  'member-size',
  'member-range',
  'member-pattern',
  'member-value',
];

/** Rule and text of every finding of the schema's rules. */
function findings(text: string, fileName = 'x.yaml'): string[] {
  return analyze(text, { fileName })
    .diagnostics.filter(({ rule }) => ofSchema.includes(rule))
    .map(({ rule, range }) => `${rule} “${text.slice(range.start, range.end)}”`);
}

/** The text after the first fix of its first finding, and whether that is safe. */
function mended(text: string, fileName = 'x.yaml'): { text: string; safe: boolean } | undefined {
  const found = analyze(text, { fileName }).diagnostics.find(({ rule }) => ofSchema.includes(rule));
  const fix = found?.fixes?.[0];
  const edit = fix?.edits[0];
  if (fix === undefined || edit === undefined) return undefined;
  return { text: text.slice(0, edit.range.start) + edit.newText + text.slice(edit.range.end), safe: fix.safe };
}

const component = (lines: string) => `name: nginx\nsemanticVersion: 1.0.0\nplatform: Linux\nuri: ./nginx.yaml\n${lines}`;
const infrastructure = (lines: string) => `name: small\ninstanceProfileName: builders\n${lines}`;

describe('requests that services take', () => {
  it.each([
    ['a component', component('tags: {team: web}\nsupportedOsVersions: [Amazon Linux 2023]\n')],
    ['a component in JSON', '{"name": "nginx", "semanticVersion": "1.0.0", "platform": "Linux", "data": "x"}'],
    ['an imported component', 'name: nginx\nsemanticVersion: 1.0.0\nplatform: Linux\ntype: BUILD\nformat: SHELL\nuri: s3://b/x.sh\n'],
    ['a token of the author’s own', component('clientToken: abc\n')],
    [
      'an image recipe',
      'name: web\nsemanticVersion: 1.0.x\nparentImage: ami-1\ncomponents:\n  - componentArn: ../c/nginx.component.yaml\n    parameters: [{name: a, value: [b]}]\nblockDeviceMappings:\n  - deviceName: /dev/xvda\n    noDevice: ""\n    ebs: {volumeSize: 30, volumeType: gp3, encrypted: true}\n',
    ],
    [
      'a container recipe',
      'containerType: DOCKER\nname: app\nsemanticVersion: 1.0.0\nparentImage: amazonlinux:2023\ntargetRepository: {service: ECR, repositoryName: app}\ndockerfileTemplateUri: ./Dockerfile\n',
    ],
    ['an infrastructure configuration', infrastructure('instanceMetadataOptions: {httpTokens: required, httpPutResponseHopLimit: 2}\n')],
    [
      'an image pipeline',
      'name: weekly\nimageRecipeArn: ./web.recipe.yaml\ninfrastructureConfigurationArn: ./small.infrastructure.yml\ndistributionConfigurationArn: arn:aws:imagebuilder:eu-west-1:123456789012:distribution-configuration/home\nschedule: {scheduleExpression: rate(1 day), timezone: Europe/Berlin}\n',
    ],
    [
      'an update of one',
      'imagePipelineArn: arn:aws:imagebuilder:eu-west-1:123456789012:image-pipeline/weekly\nimageRecipeArn: ./web.recipe.yaml\ninfrastructureConfigurationArn: ./small.infrastructure.yml\n',
    ],
    ['an image', 'containerRecipeArn: ./app.container-recipe.yaml\ninfrastructureConfigurationArn: ./small.infrastructure.json\n'],
    [
      'a lifecycle policy',
      'name: old\nexecutionRole: lifecycle\nresourceType: AMI_IMAGE\npolicyDetails:\n  - action: {type: DELETE, includeResources: {amis: true}}\n    filter: {type: AGE, value: 6, unit: MONTHS}\nresourceSelection: {recipes: [{name: web, semanticVersion: 1.x.x}]}\n',
    ],
    ['a workflow', 'name: soak\nsemanticVersion: 1.0.0\ntype: TEST\nuri: ./soak.workflow.yaml\n'],
    ['an image builder', 'Name: desk\nInstanceType: stream.standard.medium\nImageName: base\nVpcConfig: {SubnetIds: [subnet-1]}\n'],
    ['a copy', 'SourceImageName: a\nDestinationImageName: b\nDestinationRegion: eu-west-1\n'],
    ['permissions', 'Name: a\nSharedAccountId: "123456789012"\nImagePermissions: {allowFleet: true}\n'],
    ['an updated image', 'existingImageName: a\nnewImageName: b\nnewImageTags: {Größe: klein}\n'],
  ])('%s is in order', (_, text) => {
    expect(findings(text)).toEqual([]);
  });

  it('may say a thing once for several places', () => {
    const text = 'name: two\ndistributions:\n  - &first {region: eu-west-1}\n  - <<: *first\n    region: eu-central-1\n';
    expect(findings(text)).toEqual([]);
  });
});

describe('faults of a request', () => {
  it('are keys that the operation does not know, at any depth', () => {
    expect(findings(component('plattform: Linux\n'))).toEqual(['unknown-member “plattform”']);
    expect(findings(infrastructure('logging:\n  s3Logs:\n    bucket: x\n'))).toEqual(['unknown-member “bucket”']);
    expect(findings('toString: x\nname: abc\ninstanceProfileName: y\n')).toEqual(['unknown-member “toString”']);
  });

  it('are told with the place where a key belongs', () => {
    const [found] = analyze(infrastructure('httpTokens: required\n'), {}).diagnostics.filter(({ rule }) => rule === 'unknown-member');
    expect(found?.message).toContain('“instanceMetadataOptions”');
  });

  it('are the words of other operations on the same resource', () => {
    const arn = 'arn:aws:imagebuilder:eu-west-1:123456789012:infrastructure-configuration/small';
    expect(findings(`infrastructureConfigurationArn: ${arn}\n${infrastructure('')}`)).toEqual(['unknown-member “name”']);
  });

  it('are missing keys, once each, where the structure begins', () => {
    expect(findings('name: two\ndistributions:\n  - licenseConfigurationArns: []\n')).toEqual([
      'member-size “licenseConfigurationArns”',
      'missing-member “licenseConfigurationArns”',
    ]);
    expect(findings('{}', 'x.component.json')).toEqual(['missing-member “{}”', 'missing-member “{}”', 'missing-member “{}”']);
  });

  it('are told once where a key that is needed is misspelt', () => {
    expect(findings('nam: web\nsemanticVersion: 1.0.0\nparentImage: x\n')).toEqual(['unknown-member “nam”']);
  });

  it('are keys and items without a value', () => {
    expect(findings(component('description:\n'))).toEqual(['empty-member “description”']);
    expect(findings(component('description: null\n'))).toEqual(['empty-member “null”']);
    expect(findings(infrastructure('instanceTypes:\n  -\n'))).toEqual(['empty-member “-”']);
  });

  it('are values of another type', () => {
    expect(findings(infrastructure('terminateInstanceOnFailure: "true"\n'))).toEqual(['member-type “"true"”']);
    expect(findings(infrastructure('instanceTypes: t3.small\n'))).toEqual(['member-type “t3.small”']);
    expect(findings(infrastructure('tags: [a]\n'))).toEqual(['member-type “[a]”']);
    expect(findings(infrastructure('instanceMetadataOptions: {httpPutResponseHopLimit: 1.5}\n'))).toEqual(['member-type “1.5”']);
    expect(findings(infrastructure('tags: {cost: 12}\n'))).toEqual(['member-type “12”']);
  });

  it('are texts, lists and numbers beyond their limits', () => {
    expect(findings(component(`description: ${'x'.repeat(1025)}\n`))[0]).toMatch(/^member-length/);
    expect(findings(component(`description: ${'😀'.repeat(1024)}\n`))).toEqual([]);
    expect(findings(infrastructure('instanceMetadataOptions: {httpPutResponseHopLimit: 65}\n'))).toEqual(['member-range “65”']);
    expect(findings(component('tags: {}\n'))).toEqual(['member-size “tags”']);
  });

  it('are texts of another form, keys of tags among them', () => {
    expect(findings(infrastructure('snsTopicArn: my-topic\n'))).toEqual(['member-pattern “my-topic”']);
    expect(findings(infrastructure('tags: {"aws:x": y}\n'))).toEqual(['member-pattern “"aws:x"”']);
    expect(findings('imageRecipeArn: /web.recipe.yaml\ninfrastructureConfigurationArn: https://x/y.yaml\n')).toEqual([
      'member-pattern “/web.recipe.yaml”',
      'member-pattern “https://x/y.yaml”',
    ]);
  });

  it('are words that are none of an enum', () => {
    expect(findings(infrastructure('instanceMetadataOptions: {httpTokens: Required}\n'))).toEqual(['member-value “Required”']);
  });
});

describe('mends of a request', () => {
  it.each([
    ['userIds: [123456789012]', 'userIds: ["123456789012"]', true],
    ['userIds: [012345678901]', 'userIds: ["012345678901"]', true],
    ['userIds: "123456789012"', 'userIds: ["123456789012"]', false],
  ])('of accounts: %s', (faulty, right, safe) => {
    const text = (line: string) =>
      `name: two\ndistributions:\n  - region: eu-west-1\n    amiDistributionConfiguration:\n      name: 'a {{ imagebuilder:buildDate }}'\n      launchPermission:\n        ${line}\n`;
    expect(mended(text(faulty))).toEqual({ text: text(right), safe });
  });

  it.each([
    ['semanticVersion: 1.0', 'semanticVersion: 1.0.0', false],
    ['semanticVersion: v2', 'semanticVersion: 2.0.0', false],
    ['semanticVersion: "1.0"', 'semanticVersion: "1.0.0"', false],
  ])('of versions: %s', (faulty, right, safe) => {
    const text = (line: string) => `name: nginx\n${line}\nplatform: Linux\nuri: ./nginx.yaml\n`;
    expect(mended(text(faulty))).toEqual({ text: text(right), safe });
  });

  it.each([
    ['terminateInstanceOnFailure: yes', 'terminateInstanceOnFailure: true', false],
    ['terminateInstanceOnFailure: "False"', 'terminateInstanceOnFailure: false', true],
    ['instanceMetadataOptions: {httpPutResponseHopLimit: "2"}', 'instanceMetadataOptions: {httpPutResponseHopLimit: 2}', true],
    ['instanceMetadataOptions: {httpTokens: REQUIRED}', 'instanceMetadataOptions: {httpTokens: required}', true],
    ['instanceMetadataOptions: {httpTokens: requird}', 'instanceMetadataOptions: {httpTokens: required}', false],
    ['description: {{ x }}', 'description: "{{ x }}"', true],
    ['instanceTyps: [t3.small]', 'instanceTypes: [t3.small]', false],
    ['InstanceTypes: [t3.small]', 'instanceTypes: [t3.small]', true],
  ])('of other values: %s', (faulty, right, safe) => {
    expect(mended(infrastructure(`${faulty}\n`))).toEqual({ text: infrastructure(`${right}\n`), safe });
  });

  it('of versions in JSON keep their quotes', () => {
    const text = (version: string) => `{"name": "nginx", "semanticVersion": ${version}, "platform": "Linux", "uri": "./nginx.yaml"}`;
    expect(mended(text('1.0'), 'x.component.json')).toEqual({ text: text('"1.0.0"'), safe: false });
  });

  it('are slashes for backslashes', () => {
    const text = (path: string) => `name: web\nsemanticVersion: 1.0.0\nparentImage: x\ncomponents:\n  - componentArn: ${path}\n`;
    expect(mended(text('..\\c\\nginx.component.yaml'))).toEqual({ text: text('../c/nginx.component.yaml'), safe: false });
  });

  it('are the name of an instance profile for its ARN', () => {
    const text = (name: string) => `name: small\ninstanceProfileName: ${name}\n`;
    const found = mended(text('arn:aws:iam::123456789012:instance-profile/builders'));
    expect(found).toEqual({ text: text('builders'), safe: false });
  });
});

describe('the tables', () => {
  const operations = Object.values(operationsByKind).flatMap(({ create, other }) =>
    other === undefined ? [create] : [create, other.operation],
  );

  it('have every operation', () => {
    for (const { input, name } of operations) expect(Object.keys(input.members), name).not.toEqual([]);
  });

  it('have words for every pattern, and every shape that they name', () => {
    for (const { shapes } of operations) {
      for (const [name, shape] of Object.entries(shapes)) {
        if (shape.type === 'string' && shape.pattern !== undefined) expect(patternWords[name]?.words, name).toBeDefined();
        const inner = shape.type === 'structure' ? Object.values(shape.members) : shape.type === 'list' ? [shape.of] : [];
        for (const one of inner) expect(shapes[one], one).toBeDefined();
      }
    }
  });
});
