import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { shelf } from '../store/records.ts';
import { applyFilters, type DescribeRequest, pickIds } from './filters.ts';
import { newId } from './resource-id.ts';
import { addTags, dropTags, specifiedTags, type TagSpecification, tagsOf } from './tags.ts';

interface KeyPairRecord {
  readonly id: string;
  readonly type: 'rsa' | 'ed25519';
  readonly fingerprint: string;
  readonly publicKey: string;
  readonly created: string;
}

/** By name. */
const keyPairs = shelf<KeyPairRecord>('ec2-key-pair');

interface ImportKeyPairRequest {
  readonly KeyName: string;
  readonly PublicKeyMaterial: Uint8Array;
  readonly TagSpecifications?: readonly TagSpecification[];
}

/** Keeps the public half of a key pair that somebody has. */
export function importKeyPair(account: Account, input: ImportKeyPairRequest): object {
  if (keyPairs.find(account, input.KeyName)) {
    throw new AwsError('InvalidKeyPair.Duplicate', `The keypair '${input.KeyName}' already exists.`);
  }
  const publicKey = Buffer.from(input.PublicKeyMaterial).toString('utf8').trim();
  const key = readKey(publicKey);
  const record: KeyPairRecord = { id: newId('key'), ...key, publicKey, created: account.clock.now().toISOString() };
  keyPairs.put(account, input.KeyName, record);
  addTags(account, record.id, specifiedTags(input.TagSpecifications, 'key-pair'));
  return { KeyName: input.KeyName, KeyPairId: record.id, KeyFingerprint: record.fingerprint, Tags: tagsOf(account, record.id) };
}

/** EC2 takes the MD5 of an imported RSA key in DER, and of an ED25519 key the SHA-256 of its OpenSSH form. */
function readKey(text: string): Pick<KeyPairRecord, 'type' | 'fingerprint'> {
  const [name, encoded = ''] = text.split(/\s+/);
  const blob = Buffer.from(encoded, 'base64');
  if (name === 'ssh-ed25519')
    return { type: 'ed25519', fingerprint: createHash('sha256').update(blob).digest('base64').replace(/=+$/, '') };
  const key = name === 'ssh-rsa' ? rsaKey(blob) : pemKey(text);
  if (!key) throw new AwsError('InvalidKey.Format', 'Key is not in valid OpenSSH public key format');
  const hex = createHash('md5')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
  return { type: 'rsa', fingerprint: (hex.match(/../g) ?? []).join(':') };
}

/** An OpenSSH blob is three fields, each behind its length: the name, the exponent, the modulus. */
function rsaKey(blob: Buffer): KeyObject | undefined {
  const fields: Buffer[] = [];
  for (let at = 0; at + 4 <= blob.length && fields.length < 3; ) {
    const length = blob.readUInt32BE(at);
    fields.push(blob.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  const [, exponent, modulus] = fields;
  if (!exponent || !modulus) return undefined;
  const unsigned = (number: Buffer) => (number[0] === 0 ? number.subarray(1) : number).toString('base64url');
  return readable({ key: { kty: 'RSA', e: unsigned(exponent), n: unsigned(modulus) }, format: 'jwk' });
}

function pemKey(text: string): KeyObject | undefined {
  return readable(text);
}

/** Undefined where it is no key: that is the client's fault, and named by the caller. */
function readable(key: Parameters<typeof createPublicKey>[0]): KeyObject | undefined {
  try {
    return createPublicKey(key);
  } catch {
    return undefined; // what is no key is all that it throws for
  }
}

interface DescribeKeyPairsRequest extends DescribeRequest {
  readonly KeyNames?: readonly string[];
  readonly KeyPairIds?: readonly string[];
  readonly IncludePublicKey?: boolean;
}

/** The imported key pairs. */
export function describeKeyPairs(account: Account, input: DescribeKeyPairsRequest): object {
  const all = keyPairs.list(account).map(({ id: KeyName, body }) => ({
    KeyName,
    KeyPairId: body.id,
    KeyType: body.type,
    KeyFingerprint: body.fingerprint,
    CreateTime: new Date(body.created),
    PublicKey: input.IncludePublicKey ? body.publicKey : undefined,
    Tags: tagsOf(account, body.id),
  }));
  const named = pickIds(all, input.KeyNames, { idOf: ({ KeyName }) => KeyName, missing: noKeyPair });
  const picked = pickIds(named, input.KeyPairIds, { idOf: ({ KeyPairId }) => KeyPairId, missing: noKeyPair });
  const KeyPairs = applyFilters(picked, input.Filters, {
    fingerprint: ({ KeyFingerprint }) => [KeyFingerprint],
    'key-name': ({ KeyName }) => [KeyName],
    'key-pair-id': ({ KeyPairId }) => [KeyPairId],
  });
  return { KeyPairs };
}

/** A key pair that is not there is no fault, as in EC2. */
export function deleteKeyPair(account: Account, input: { readonly KeyName?: string; readonly KeyPairId?: string }): object {
  const found = keyPairs.list(account).find(({ id, body }) => id === input.KeyName || body.id === input.KeyPairId);
  if (found) {
    keyPairs.remove(account, found.id);
    dropTags(account, found.body.id);
  }
  return { Return: true, KeyPairId: found?.body.id };
}

function noKeyPair(name: string): AwsError {
  return new AwsError('InvalidKeyPair.NotFound', `The key pair '${name}' does not exist`);
}
