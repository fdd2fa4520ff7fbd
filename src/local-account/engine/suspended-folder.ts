/** Where the disks of suspended instances lie, below the folder of their job. What is left of it goes when the build has ended. */
export const SUSPENDED_FOLDER = 'suspended';
