/** The members of S3's shapes by the names of their algorithms. */
const members: Readonly<Record<string, string>> = {
  crc32: 'ChecksumCRC32',
  crc32c: 'ChecksumCRC32C',
  crc64nvme: 'ChecksumCRC64NVME',
  sha1: 'ChecksumSHA1',
  sha256: 'ChecksumSHA256',
};

/** Checksums as answers carry them. */
export function checksumMembers(checksums: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(checksums).flatMap(([name, value]) => (members[name] ? [[members[name], value]] : [])));
}
