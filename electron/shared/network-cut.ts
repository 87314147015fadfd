/**
 * How what is not ours was kept from the network while it ran: `bwrap`, nothing but loopback and the files that it was given; `unshare`,
 * nothing but loopback, the files of this user within reach; `none`, not at all.
 */
export const networkCuts = ['bwrap', 'unshare', 'none'] as const;
export type NetworkCut = (typeof networkCuts)[number];
