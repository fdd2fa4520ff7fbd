// The trust policy of a role, in the part that decides who may assume it: statements over AWS principals and an external id.

export interface Applicant {
  readonly arn: string;
  readonly accountId: string;
  readonly externalId: string | undefined;
}

type Values = string | readonly string[];

interface Statement {
  readonly Effect?: string;
  readonly Action?: Values;
  readonly Principal?: string | { readonly AWS?: Values };
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Values>>>>;
}

/** Whether some statement allows the applicant and none denies it. A condition that is not understood never allows, and always denies. */
export function isTrusted(policy: string, applicant: Applicant): boolean {
  const { Statement: statements = [] } = JSON.parse(policy) as { readonly Statement?: Statement | readonly Statement[] };
  const about = [statements].flat().filter((statement) => isAbout(statement as Statement, applicant)) as readonly Statement[];
  const denied = about.some((statement) => statement.Effect === 'Deny' && holds(statement, applicant) !== false);
  return !denied && about.some((statement) => statement.Effect === 'Allow' && holds(statement, applicant) === true);
}

function isAbout({ Action: actions = [], Principal: principal }: Statement, { arn, accountId }: Applicant): boolean {
  const acts = listOf(actions).some((action) => ['sts:assumerole', 'sts:*', '*'].includes(action.toLowerCase()));
  const named = typeof principal === 'string' ? [principal] : listOf(principal?.AWS ?? []);
  return acts && named.some((one) => one === '*' || one === arn || one === accountId || one === `arn:aws:iam::${accountId}:root`);
}

/** Undefined where a condition is not understood. */
function holds({ Condition: conditions = {} }: Statement, { externalId }: Applicant): boolean | undefined {
  const tests = Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) =>
      operator === 'StringEquals' && key === 'sts:ExternalId' ? externalId !== undefined && listOf(values).includes(externalId) : undefined,
    ),
  );
  if (tests.includes(false)) return false;
  return tests.includes(undefined) ? undefined : true;
}

function listOf(values: Values): readonly string[] {
  return typeof values === 'string' ? [values] : values;
}
