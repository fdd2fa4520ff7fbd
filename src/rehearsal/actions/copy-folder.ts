import { transfer } from './transfer.ts';

export const copyFolder = transfer('CopyFolder', 'copy', 'folder');
