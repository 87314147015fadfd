import type { Evidence } from '../../../electron/shared/evidence.ts';
import { DIGEST, FINGERPRINT, HOST, KIT_DIR, MEDIUM_KIT, RELEASE, RELEASE_BEFORE, SIGNER } from './names.ts';

const files = `cd ${MEDIUM_KIT} && sha256sum -c --strict SHA256SUMS`;
const status = 'sh /usr/local/sbin/voidferry-host status --name tidegauge';

/** Evidence as the jobs of a trip bring it, each piece under its claim. */
export const toolchainProven: Evidence = {
  claim: 'go.toolchain-proven',
  method: 'sumdb, RFC 6962',
  figures: {
    name: 'go1.26.8.linux-arm64',
    sum: 'h1:Hm9ZbHcVqzJp0nq3mCwBqkqWc0yJtUu4yQm0Jt6cQ9E=',
    record: 53_691_915,
    treeSize: 66_332_798,
    database: 'sum.tide.example',
  },
  recheck: 'GOFLAGS= go mod download -json golang.org/toolchain@v0.0.1-go1.26.8.linux-arm64',
};
export const built: Evidence = {
  claim: 'go.built',
  method: 'go build -trimpath',
  figures: {
    targets: ['x86_64', 'aarch64-musl'],
    go: 'go1.26.3',
    revision: '3f9c2a1be07d4c55a8e1f60b92d7714c0e5a6d38',
    dirty: false,
  },
  recheck:
    'cd /home/anna/tidegauge && CGO_ENABLED=0 GOOS=linux GOARCH=amd64 go build -trimpath -o /tmp/again ./cmd/tidegauge',
};
export const filesFit: Evidence = {
  claim: 'go.files-fit',
  method: 'ELF',
  figures: { files: 4, targets: ['x86_64', 'aarch64-musl'] },
  recheck: `cd ${KIT_DIR} && tar -xOzf targets/x86_64/release.tar.gz bin/tidegauge | readelf -hldV /dev/stdin`,
};
export const pluginsFit: Evidence = {
  claim: 'go.plugins-fit',
  method: 'go:link.pkghashbytes',
  figures: { host: 'bin/tidegauge-native', plugins: ['plugins/filter.so'], packages: 47, target: 'x86_64' },
  recheck: `cd ${KIT_DIR} && tar -xzf targets/x86_64/release.tar.gz -C /tmp && nm -D /tmp/plugins/filter.so | grep pkghashbytes`,
};
export const modulesPacked: Evidence = {
  claim: 'go.modules-packed',
  method: 'go mod download all',
  figures: { modules: 14 },
  recheck: `tar -tf ${KIT_DIR}/modules/modules.tar | grep -c '\\.zip$'`,
};
export const modulesProven: Evidence = {
  claim: 'go.modules-proven',
  method: 'sum.tide.example',
  figures: { modules: 14 },
  recheck: 'cd /home/anna/tidegauge && go mod verify',
};
export const sealed: Evidence = {
  claim: 'kit.sealed',
  method: 'sha256',
  figures: { files: 13, digest: DIGEST, bytes: 41_203_712 },
  recheck: `cd ${KIT_DIR} && sha256sum -c --strict SHA256SUMS && sha256sum SHA256SUMS`,
};
export const filesMatch: Evidence = {
  claim: 'kit.files-match',
  method: 'sha256',
  figures: { files: 13, digest: DIGEST },
  recheck: files,
};
export const signed: Evidence = {
  claim: 'kit.signed',
  method: 'sshsig',
  figures: { fingerprint: FINGERPRINT, digest: DIGEST, file: 'SHA256SUMS.sig', namespace: 'kit@voidferry' },
  recheck: `cd ${KIT_DIR} && ssh-keygen -Y check-novalidate -n kit@voidferry -s SHA256SUMS.sig < SHA256SUMS`,
};
export const written: Evidence = {
  claim: 'media.written',
  level: 'L0',
  method: 'write, fdatasync, sha256 of the source',
  figures: { bytes: 41_203_712, files: 16, path: MEDIUM_KIT },
  recheck: files,
};
export const flushed: Evidence = {
  claim: 'media.flushed',
  level: 'L1',
  method: 'fsync, syncfs',
  figures: { path: MEDIUM_KIT },
  recheck: `sync -f ${MEDIUM_KIT}`,
};
export const readBack: Evidence = {
  claim: 'media.read-back',
  level: 'L2',
  method: 'O_DIRECT',
  figures: {
    bytes: 41_203_712,
    files: 15,
    deviceBytesRead: 41_943_040,
    milliseconds: 2_380,
    device: '/dev/sdb1',
    devices: ['sdb1'],
  },
  recheck: `cd ${MEDIUM_KIT} && while read -r s f; do dd if="$f" iflag=direct bs=4M status=none | sha256sum; done < SHA256SUMS`,
};
export const signatureValid: Evidence = {
  claim: 'kit.signature-valid',
  method: 'sshsig',
  figures: { signer: SIGNER, fingerprint: FINGERPRINT, file: 'SHA256SUMS.sig' },
  recheck: `ssh-keygen -Y verify -f allowed_signers -I ${SIGNER} -n kit@voidferry -s ${MEDIUM_KIT}/SHA256SUMS.sig < ${MEDIUM_KIT}/SHA256SUMS`,
};
export const enrolled: Evidence = {
  claim: 'host.enrolled',
  method: 'sha256',
  figures: { host: HOST, sha256: DIGEST, signers: [FINGERPRINT] },
  recheck: 'sha256sum /usr/local/sbin/voidferry-host && cat /etc/voidferry/allowed_signers',
};
export const verified: Evidence = {
  claim: 'host.verified',
  level: 'L4',
  method: 'ssh-keygen -Y verify, sha256sum',
  figures: { host: HOST, release: RELEASE, digest: DIGEST },
  recheck: `cd /opt/tidegauge/releases/${RELEASE} && awk '{print $3"  "$4}' .voidferry/FILES | sha256sum -c --strict`,
};
export const staged: Evidence = {
  claim: 'host.staged',
  method: 'voidferry-host stage',
  figures: { host: HOST, release: RELEASE, staged: 'staged' },
  recheck: `cd /opt/tidegauge/releases/${RELEASE} && awk '{print $3"  "$4}' .voidferry/FILES | sha256sum -c --strict`,
};
export const healthy: Evidence = {
  claim: 'host.healthy',
  method: 'voidferry-host',
  figures: { host: HOST, release: RELEASE, receipt: '/var/lib/voidferry/receipts/0007', settleSeconds: 10 },
  recheck: status,
};
export const healthyBefore: Evidence = {
  claim: 'host.healthy',
  method: 'voidferry-host',
  figures: { host: HOST, release: RELEASE_BEFORE, receipt: '/var/lib/voidferry/receipts/0008', settleSeconds: 10 },
  recheck: status,
};
export const unchanged: Evidence = {
  claim: 'host.unchanged',
  method: 'voidferry-host',
  figures: { host: HOST, release: RELEASE, receipt: '' },
  recheck: status,
};
export const rolledBack: Evidence = {
  claim: 'host.rolled-back',
  method: 'voidferry-host',
  figures: { host: HOST, release: RELEASE_BEFORE, receipt: '/var/lib/voidferry/receipts/0007' },
  recheck: status,
};
