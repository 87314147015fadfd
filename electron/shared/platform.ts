import { z } from 'zod';
import { PLATFORM } from './go-release.ts';

/** A pair of `GOOS/GOARCH` that is built only to be carried: no host of ours installs it. */
export const platformSchema = z.string().regex(PLATFORM, 'GOOS/GOARCH, such as windows/amd64');
