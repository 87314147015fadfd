import { beforeEach, inject } from 'vitest';

beforeEach((context) => {
  const why = inject('whyNoWindow');
  if (why !== null) context.skip(why);
});
