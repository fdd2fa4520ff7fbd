import { setOwner } from './set-owner.ts';

export const setFolderOwner = setOwner('SetFolderOwner', 'folder');
