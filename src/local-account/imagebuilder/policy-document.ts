import * as z from 'zod';
import { invalidValue } from './arn.ts';

/** What an account can share, and the operations that those it is shared with may then call. */
const operations = {
  component: ['GetComponent', 'ListComponents'],
  'image-recipe': ['GetImageRecipe', 'ListImageRecipes'],
  'container-recipe': ['GetContainerRecipe', 'ListContainerRecipes'],
  image: ['GetImage', 'ListImages'],
} as const;

export type ShareableKind = keyof typeof operations;

const texts = z.union([z.string().transform((text) => [text]), z.array(z.string()).min(1)]);

/** An account by its number or its root user, an organization, or a unit of one. */
const principal = /^(\d{12}|arn:aws[^:]*:iam::\d{12}:root|arn:aws[^:]*:organizations::\d{12}:(organization|ou)\/.+)$/;

const statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.literal('Allow'),
  Principal: z.strictObject({ AWS: texts }),
  Action: texts,
  Resource: texts,
});

const document = z.strictObject({
  Version: z.enum(['2012-10-17', '2008-10-17']).optional(),
  Id: z.string().optional(),
  Statement: z.union([z.array(statement), statement.transform((one) => [one])]),
});

export type PolicyStatement = z.infer<typeof statement>;

/** The statements of a policy for one resource; throws InvalidParameterValueException for what is none, or grants something else. */
export function readPolicy(
  text: string,
  { kind, arn }: { readonly kind: ShareableKind; readonly arn: string },
): readonly PolicyStatement[] {
  const read = document.safeParse(parse(text));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw invalidValue('policy', `${issue?.path.join('.') || 'The policy'}: ${issue?.message ?? 'It is not a policy document.'}`);
  }
  const allowed: readonly string[] = operations[kind].map((name) => `imagebuilder:${name}`);
  for (const { Action, Principal, Resource } of read.data.Statement) {
    const action = Action.find((one) => !allowed.includes(one));
    if (action !== undefined) throw invalidValue('policy', `The action '${action}' cannot be granted; there are ${allowed.join(' and ')}.`);
    const stranger = Principal.AWS.find((one) => !principal.test(one));
    if (stranger !== undefined) throw invalidValue('policy', `The principal '${stranger}' is no account, organization or unit of one.`);
    if (Resource.some((one) => one !== arn)) throw invalidValue('policy', `The resource of a statement must be '${arn}'.`);
  }
  return read.data.Statement;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own words are about JavaScript; what counts is that it is no JSON.
    throw invalidValue('policy', 'It is not JSON.');
  }
}
