import { expect, it } from 'vitest';
import { policyFor, type Sharing } from '../../contract/index.ts';
import { accessRows, emptyDraft, principalFault, sharingDifference, toggled, withPrincipal } from './sharing-draft.ts';

const arn = 'arn:aws:imagebuilder:us-east-1:000000000000:component/nginx/1.0.0/1';
const recipe = 'arn:aws:imagebuilder:us-east-1:000000000000:image-recipe/server/2.0.0';
const of = { arn, name: 'nginx 1.0.0' };
const [one, two, three] = ['111111111111', '222222222222', '333333333333'] as const;
const share = {
  arn: 'share-arn',
  name: 'partners',
  fromPolicy: false,
  principals: [{ id: one, status: 'ASSOCIATED', external: true }],
  others: [recipe],
};
const sharing: Sharing = { policy: policyFor(arn, [two]), shares: [share], ramFault: undefined, seen: 'x' };
const draft = emptyDraft('token');

const changes = (next: typeof draft) => accessRows(sharing, next, arn).map(({ principal, change }) => [principal, change]);

it('shows who has access through shares and by the policy', () => {
  expect(accessRows(sharing, draft, arn).map(({ principal, through }) => [principal, through])).toEqual([
    [one, 'share'],
    [two, 'policy'],
  ]);
  expect(sharingDifference(sharing, draft, of)).toEqual([]);
});

it('does not show the share that stands for the policy a second time', () => {
  const promoted = {
    ...sharing,
    shares: [{ ...share, fromPolicy: true, principals: [{ id: two, status: 'ASSOCIATED', external: true }] }],
  };
  expect(accessRows(promoted, draft, arn)).toHaveLength(1);
});

it('adds somebody to a share or to the policy', () => {
  expect(changes(withPrincipal(sharing, draft, { principal: three, through: 'share', arn }))).toContainEqual([three, 'joins']);
  const byPolicy = withPrincipal(sharing, draft, { principal: three, through: 'policy', arn });
  expect(byPolicy.policy).toBe(policyFor(arn, [two, three]));
  expect(changes(byPolicy)).toContainEqual([three, 'joins']);
});

it('takes somebody away, and back', () => {
  for (const row of accessRows(sharing, draft, arn)) {
    const away = toggled(sharing, draft, { row, arn });
    expect(changes(away)).toContainEqual([row.principal, 'leaves']);
    const back = toggled(sharing, away, { row: { ...row, change: 'leaves' }, arn });
    expect(accessRows(sharing, back, arn).every(({ change }) => change === undefined)).toBe(true);
  }
});

it('tells who loses what, also what else is in the share', () => {
  const [row] = accessRows(sharing, draft, arn);
  if (!row) throw new Error('no row');
  const [loss] = sharingDifference(sharing, toggled(sharing, draft, { row, arn }), of);
  expect(loss).toMatchObject({ kind: 'loses', text: `Account ${one} loses the use of nginx 1.0.0` });
  expect(loss?.consequence).toContain('It also loses server 2.0.0');
});

it('tells that a policy is written anew though nobody comes or goes', () => {
  const rewritten = { ...draft, policy: policyFor(arn, [two]).replace('2012-10-17', '2008-10-17') };
  expect(sharingDifference(sharing, rewritten, of)).toMatchObject([{ kind: 'policy' }]);
});

it('says what is wrong with a principal', () => {
  const rows = accessRows(sharing, draft, arn);
  expect(principalFault('12', rows, '000000000000')).toContain('twelve digits');
  expect(principalFault('000000000000', rows, '000000000000')).toContain('owns');
  expect(principalFault(one, rows, '000000000000')).toContain('already');
  expect(principalFault(` ${three} `, rows, '000000000000')).toBeUndefined();
});
