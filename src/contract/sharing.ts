import { z } from 'zod';
import { type ResourceKind, resourceKindOf } from './resource-kinds.ts';

/** What may be granted on each kind that can be shared. */
const actions: Partial<Readonly<Record<ResourceKind, readonly string[]>>> = {
  component: ['imagebuilder:GetComponent', 'imagebuilder:ListComponents'],
  'image-recipe': ['imagebuilder:GetImageRecipe', 'imagebuilder:ListImageRecipes'],
  'container-recipe': ['imagebuilder:GetContainerRecipe', 'imagebuilder:ListContainerRecipes'],
  image: ['imagebuilder:GetImage', 'imagebuilder:ListImages'],
};

export const isShareable = (kind: ResourceKind): boolean => actions[kind] !== undefined;

export type PrincipalKind = 'account' | 'organization' | 'unit';

const forms: readonly (readonly [PrincipalKind, RegExp])[] = [
  ['account', /^\d{12}$/],
  ['organization', /^arn:aws[^:]*:organizations::\d{12}:organization\/o-[a-z0-9]{10,32}$/],
  ['unit', /^arn:aws[^:]*:organizations::\d{12}:ou\/o-[a-z0-9]{10,32}\/ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}$/],
];

/** What a principal is; undefined for all text that names none. */
export const principalKindOf = (text: string): PrincipalKind | undefined => forms.find(([, form]) => form.test(text))?.[0];

/** Accounts are named by their number; policies also name them by their root user. */
const principalId = (text: string): string => /^arn:aws[^:]*:iam::(\d{12}):root$/.exec(text)?.[1] ?? text;

const texts = z.union([z.string().transform((text) => [text]), z.array(z.string()).min(1)]);
const statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.literal('Allow', 'Effect must be "Allow": a policy of Image Builder only grants'),
  Principal: z.strictObject({ AWS: texts }),
  Action: texts,
  Resource: texts,
});
const policySchema = z.strictObject({
  Version: z.enum(['2012-10-17', '2008-10-17']).optional(),
  Id: z.string().optional(),
  Statement: z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(statement)),
});

export type PolicyReading = { readonly principals: readonly string[] } | { readonly fault: string };

const mostCharacters = 30_000;

/** Who a resource policy lets in, or what AWS would refuse about it. No text is no policy. */
export function readResourcePolicy(text: string, arn: string): PolicyReading {
  if (text.trim() === '') return { principals: [] };
  if (text.length > mostCharacters) return { fault: `The policy has ${text.length} characters; ${mostCharacters} are allowed.` };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { fault: `The policy is not JSON: ${(error as SyntaxError).message}` };
  }
  const read = policySchema.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { fault: `${placeIn(issue?.path ?? [])}: ${issue?.message ?? 'it is no policy'}.` };
  }
  const principals: string[] = [];
  const allowed = actions[resourceKindOf(arn) ?? 'workflow'] ?? [];
  for (const { Action, Principal, Resource } of read.data.Statement) {
    const action = Action.find((one) => !allowed.includes(one));
    if (action !== undefined) return { fault: `The action ${action} cannot be granted; there are ${allowed.join(' and ')}.` };
    const other = Resource.find((one) => one !== arn);
    if (other !== undefined) return { fault: `The resource must be ${arn}, not ${other}.` };
    const stranger = Principal.AWS.find((one) => principalKindOf(principalId(one)) === undefined);
    if (stranger !== undefined) return { fault: `${stranger} is no account, organization or organizational unit.` };
    principals.push(...Principal.AWS.map(principalId));
  }
  return { principals: [...new Set(principals)] };
}

/** Where in a policy something is wrong; people count statements from one. */
function placeIn(path: readonly PropertyKey[]): string {
  const words = path.map((step) => (typeof step === 'number' ? step + 1 : String(step)));
  return words.length === 0 ? 'The policy' : words.join(' ');
}

/** A policy that lets these in and nobody else; no text where there is nobody. */
export function policyFor(arn: string, principals: readonly string[]): string {
  if (principals.length === 0) return '';
  const allowed = actions[resourceKindOf(arn) ?? 'workflow'] ?? [];
  const one = { Effect: 'Allow', Principal: { AWS: [...principals] }, Action: [...allowed], Resource: [arn] };
  return JSON.stringify({ Version: '2012-10-17', Statement: [one] }, null, 2);
}

/** Somebody in a resource share. */
export interface SharePrincipal {
  readonly id: string;
  /** As RAM tells it: ASSOCIATED, ASSOCIATING while an invitation is open, FAILED… */
  readonly status: string;
  /** Outside of the organization: it is invited and must accept. */
  readonly external: boolean;
}

/** A share of the Resource Access Manager that holds the resource. */
export interface ResourceShare {
  readonly arn: string;
  readonly name: string;
  /** It stands for the resource policy. The lists of those whom it lets in do not show it until it is promoted. */
  readonly fromPolicy: boolean;
  readonly principals: readonly SharePrincipal[];
  /** What else is in it. */
  readonly others: readonly string[];
}

/** Who may use a resource. */
export interface Sharing {
  /** The resource policy as JSON, or no text. */
  readonly policy: string;
  readonly shares: readonly ResourceShare[];
  /** Why RAM did not say; shares cannot be changed then. */
  readonly ramFault: string | undefined;
  /** All of the above in short: a change is made to what was seen, or not at all. */
  readonly seen: string;
}

export interface ShareInvitation {
  readonly arn: string;
  readonly share: string;
  readonly sender: string;
  /** ISO 8601. */
  readonly at: string;
}

const principal = z
  .string()
  .refine((text) => principalKindOf(text) !== undefined, 'an account of twelve digits, or the ARN of an organization or unit');

export const sharingChange = z.object({
  seen: z.string().max(64),
  /** undefined: it stays as it is. */
  policy: z.string().max(mostCharacters).optional(),
  join: z.array(principal).max(100),
  leave: z.array(z.object({ share: z.string().max(1024), principal: z.string().max(256) })).max(100),
  /** The same change, asked for again, makes no second share. */
  token: z.string().min(1).max(64),
});
export type SharingChange = z.infer<typeof sharingChange>;
