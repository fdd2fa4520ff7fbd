import { expect, it } from 'vitest';
import { policyFor, principalKindOf, readResourcePolicy } from './sharing.ts';

const arn = 'arn:aws:imagebuilder:us-east-1:000000000000:component/nginx/1.0.0/1';
const organization = 'arn:aws:organizations::111122223333:organization/o-abcdefghij';
const unit = 'arn:aws:organizations::111122223333:ou/o-abcdefghij/ou-abcd-12345678';

const faultOf = (text: string) => {
  const reading = readResourcePolicy(text, arn);
  return 'fault' in reading ? reading.fault : undefined;
};
const statementWith = (member: object) =>
  JSON.stringify({
    Statement: [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'imagebuilder:GetComponent', Resource: arn, ...member }],
  });

it('tells accounts, organizations and units apart from all other text', () => {
  expect(['111122223333', organization, unit].map(principalKindOf)).toEqual(['account', 'organization', 'unit']);
  for (const text of ['', '11112222333', '1111222233334', 'o-abcdefghij', 'arn:aws:iam::111122223333:role/x', '*', `${organization}x/y`])
    expect(principalKindOf(text)).toBeUndefined();
});

it('reads the policy that it writes', () => {
  expect(readResourcePolicy(policyFor(arn, ['111122223333', organization]), arn)).toEqual({ principals: ['111122223333', organization] });
  expect(policyFor(arn, [])).toBe('');
  expect(readResourcePolicy('', arn)).toEqual({ principals: [] });
});

it('takes an account by its root user for the account', () => {
  expect(readResourcePolicy(statementWith({ Principal: { AWS: ['arn:aws:iam::111122223333:root'] } }), arn)).toEqual({
    principals: ['111122223333'],
  });
});

it('says what AWS would refuse', () => {
  expect(faultOf('{')).toContain('not JSON');
  expect(faultOf('[]')).toContain('The policy');
  expect(faultOf(statementWith({ Effect: 'Deny' }))).toContain('Effect must be "Allow"');
  expect(faultOf(statementWith({ Condition: {} }))).toContain('Statement');
  expect(faultOf(statementWith({ Action: 'imagebuilder:*' }))).toContain('imagebuilder:* cannot be granted');
  expect(faultOf(statementWith({ Resource: '*' }))).toContain(`must be ${arn}`);
  expect(faultOf(statementWith({ Principal: { AWS: '*' } }))).toContain('* is no account');
  expect(faultOf(statementWith({ Principal: '*' }))).toContain('Principal');
});
