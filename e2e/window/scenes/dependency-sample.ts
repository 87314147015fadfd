import type { DependencyReport, ScannedPackage } from '../../../electron/shared/dependencies.ts';

const plain: Omit<ScannedPackage, 'path' | 'class' | 'module'> = {
  testsOnly: false,
  cgo: null,
  embeds: [],
  linknames: [],
  pluginOpens: [],
  servesPlugin: false,
  handshake: null,
  hasEmptyMain: false,
  generated: 0,
  files: 2,
  imports: [],
  problem: null,
};
const OWN = 'tide.example/tidegauge';

/** What the sample of the scenes is made of. */
export const dependencies: DependencyReport = {
  platform: 'linux/amd64',
  packages: [
    { ...plain, path: `${OWN}/cmd/tidegauge`, class: 'own', module: OWN, imports: ['net/http', `${OWN}/tide`] },
    {
      ...plain,
      path: `${OWN}/cmd/tidegauge-native`,
      class: 'own',
      module: OWN,
      pluginOpens: ['main.go:58'],
      imports: ['plugin', `${OWN}/tide`],
    },
    {
      ...plain,
      path: `${OWN}/tide`,
      class: 'own',
      module: OWN,
      embeds: ['tables/*.csv'],
      imports: ['db.example/sqlite'],
    },
    { ...plain, path: `${OWN}/plugins/alarm`, class: 'plugin', module: OWN, servesPlugin: true, imports: [] },
    {
      ...plain,
      path: 'db.example/sqlite',
      class: 'third-party',
      module: 'db.example/sqlite',
      cgo: { cflags: ['-DSQLITE_THREADSAFE=1'], ldflags: ['-lsqlite3'], pkgConfig: [] },
      generated: 3,
    },
    { ...plain, path: 'check.example/assert', class: 'third-party', module: 'check.example/assert', testsOnly: true },
    { ...plain, path: 'net/http', class: 'standard', module: null },
    { ...plain, path: 'plugin', class: 'standard', module: null },
  ],
  modules: [
    {
      path: 'check.example/assert',
      version: 'v1.9.0',
      replacedBy: null,
      packages: 1,
      testsOnly: true,
      cgo: false,
      licences: ['MIT'],
    },
    {
      path: 'db.example/sqlite',
      version: 'v1.14.22',
      replacedBy: null,
      packages: 1,
      testsOnly: false,
      cgo: true,
      licences: ['MIT'],
    },
    {
      path: 'series.example/median',
      version: 'v0.4.1',
      replacedBy: '../median',
      packages: 1,
      testsOnly: false,
      cgo: false,
      licences: [],
    },
    { path: OWN, version: null, replacedBy: null, packages: 4, testsOnly: false, cgo: false, licences: ['MIT'] },
  ],
  findings: [
    { id: 'mod.go-without-patch', weight: 'note', facts: { version: '1.25' } },
    { id: 'mod.replace-outside', weight: 'doubt', facts: { module: 'series.example/median', path: '../median' } },
    { id: 'scan.cgo', weight: 'note', facts: { package: 'db.example/sqlite', libraries: ['-lsqlite3'] } },
  ],
};
