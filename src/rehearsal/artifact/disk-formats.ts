import { isOnPath } from '../sandbox/namespace/identity.ts';
import { mustRun } from '../sandbox/tool.ts';

/** Formats of disks, as EC2 calls those that it exports. */
export type DiskFormat = 'RAW' | 'QCOW2' | 'VMDK' | 'VHD';

/** How qemu-img calls them. Exported VMDKs are stream-optimized; VHDs have the very size that they were given. */
const formats: Readonly<Record<Exclude<DiskFormat, 'RAW'>, readonly string[]>> = {
  QCOW2: ['-c', '-O', 'qcow2'],
  VMDK: ['-O', 'vmdk', '-o', 'subformat=streamOptimized'],
  VHD: ['-O', 'vpc', '-o', 'subformat=dynamic,force_size=on'],
};

/** Why a raw disk can't be turned into this format on this machine; undefined where it can. */
export function conversionObstacle(format: DiskFormat): string | undefined {
  return format === 'RAW' || isOnPath('qemu-img') ? undefined : 'qemu-img is not installed';
}

/** Writes a raw disk into another file, in this format; holes stay holes. Rejects with a ToolError. */
export async function convertDisk(raw: string, to: { readonly file: string; readonly format: DiskFormat }): Promise<void> {
  const { file, format } = to;
  if (format === 'RAW') await mustRun(['cp', '--reflink=auto', '--sparse=always', '--', raw, file]);
  else await mustRun(['qemu-img', 'convert', '-f', 'raw', ...formats[format], raw, file]);
}
