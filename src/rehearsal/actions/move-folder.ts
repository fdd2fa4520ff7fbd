import { transfer } from './transfer.ts';

export const moveFolder = transfer('MoveFolder', 'move', 'folder');
