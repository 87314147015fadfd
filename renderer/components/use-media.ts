import { useRequest } from '../bridge/use-request.ts';

const POLL_MS = 2_000;

/** The media of this machine, looked at again every two seconds. `sources` lie on disks that are not offered. */
export function useMedia(sources: readonly string[]) {
  return useRequest('media.list', { sources: [...sources] }, { everyMs: POLL_MS });
}
