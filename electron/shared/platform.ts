import { z } from 'zod';

/** A pair of `GOOS/GOARCH` that is built only to be carried: no host of ours installs it. */
export const platformSchema = z.string().regex(/^[a-z0-9]+\/[a-z0-9]+$/, 'GOOS/GOARCH, such as windows/amd64');
