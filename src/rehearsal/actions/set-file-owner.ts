import { setOwner } from './set-owner.ts';

export const setFileOwner = setOwner('SetFileOwner', 'file');
