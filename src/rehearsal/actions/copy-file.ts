import { transfer } from './transfer.ts';

export const copyFile = transfer('CopyFile', 'copy', 'file');
