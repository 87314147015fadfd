import type { Service } from './kit.ts';

/** What a person is to know of a service, by the names of the texts `kit.service*`; what there is none of is left out. */
export function serviceFacts(name: string, service: Service) {
  const { exec, args, env, configs, libraryPaths } = service;
  const facts = [
    ['kit.service', [exec, ...args]],
    ['kit.service.env', Object.entries(env).map(([key, value]) => `${key}=${value}`)],
    ['kit.service.configs', configs.map((path) => `/etc/${name}/${path}`)],
    ['kit.service.libraries', libraryPaths],
  ] as const;
  return facts.flatMap(([label, words]) => (words.length === 0 ? [] : [{ label, text: words.join(' ') }]));
}
