import { transfer } from './transfer.ts';

export const moveFile = transfer('MoveFile', 'move', 'file');
