// Numbers from the kernel's system call tables; -1 where an architecture never had the call.

export interface SyscallNumbers {
  readonly x64: number;
  readonly arm64: number;
}

const call = (x64: number, arm64: number): SyscallNumbers => ({ x64, arm64 });

/** Without further uids, these would fail with EINVAL; package scripts take that for a broken system. */
export const OWNERSHIP_CALLS: readonly SyscallNumbers[] = [
  call(92, -1), // chown
  call(93, 55), // fchown
  call(94, -1), // lchown
  call(260, 54), // fchownat
  call(116, 159), // setgroups
  call(105, 146), // setuid
  call(106, 144), // setgid
  call(113, 145), // setreuid
  call(114, 143), // setregid
  call(117, 147), // setresuid
  call(119, 149), // setresgid
  call(122, 151), // setfsuid
  call(123, 152), // setfsgid
];

/** What a build step has no business with, and where the kernel's past holes were. */
export const DENIED_CALLS: readonly SyscallNumbers[] = [
  call(165, 40), // mount
  call(166, 39), // umount2
  call(155, 41), // pivot_root
  call(272, 97), // unshare
  call(308, 268), // setns
  call(428, 428), // open_tree
  call(429, 429), // move_mount
  call(430, 430), // fsopen
  call(431, 431), // fsconfig
  call(432, 432), // fsmount
  call(433, 433), // fspick
  call(442, 442), // mount_setattr
  call(248, 217), // add_key
  call(249, 218), // request_key
  call(250, 219), // keyctl
  call(321, 280), // bpf
  call(298, 241), // perf_event_open
  call(323, 282), // userfaultfd
  call(246, 104), // kexec_load
  call(320, 294), // kexec_file_load
  call(175, 105), // init_module
  call(313, 273), // finit_module
  call(176, 106), // delete_module
  call(167, 224), // swapon
  call(168, 225), // swapoff
  call(169, 142), // reboot
  call(164, 170), // settimeofday
  call(227, 112), // clock_settime
  call(305, 266), // clock_adjtime
  call(159, 171), // adjtimex
  call(163, 89), // acct
  call(179, 60), // quotactl
  call(443, 443), // quotactl_fd
  call(304, 265), // open_by_handle_at
  call(303, 264), // name_to_handle_at
  call(172, -1), // iopl
  call(173, -1), // ioperm
  call(103, 116), // syslog
  call(425, 425), // io_uring_setup
  call(426, 426), // io_uring_enter
  call(427, 427), // io_uring_register
  call(300, 262), // fanotify_init
  call(212, 18), // lookup_dcookie
  call(310, 270), // process_vm_readv
  call(311, 271), // process_vm_writev
  call(101, 117), // ptrace
  call(153, 58), // vhangup
  call(279, 239), // move_pages
  call(237, 235), // mbind
];

export const CLONE = call(56, 220);
export const CLONE3 = call(435, 435);
export const IOCTL = call(16, 29);
export const MKNOD = call(133, -1);
export const MKNODAT = call(259, 33);
