import type { hostErrors } from '../../errors/host.ts';
import type { ErrorText } from '../catalogue.ts';

export const hostErrorTexts: Readonly<Record<keyof typeof hostErrors, ErrorText>> = {
  'host/unreachable': {
    message: '无法连接 {host}：{reason}',
    next: '请检查地址、网线以及该机上的 sshd。登录失败后，sshd 最长可能拒绝连接十分钟。',
  },
  'host/key-unknown': {
    message: '{host} 出示的密钥 {fingerprint} 不在 known_hosts 中。未发送任何内容。',
    next: '请在该主机控制台核对指纹（ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub），再将此行加入 known_hosts：{line}',
  },
  'host/key-changed': {
    message: '{host} 出示的密钥 {fingerprint} 与 known_hosts 中的不同。未发送任何内容。',
    next: '请停下。先在控制台确认该主机是否重装过，然后才能替换 known_hosts 中的那一行。',
  },
  'host/key-revoked': {
    message: '{host} 出示的密钥 {fingerprint} 在 known_hosts 中已标为吊销。未发送任何内容。',
    next: '请停下。可能有人持有被盗的密钥。请在该主机控制台为其更换新密钥。',
  },
  'host/authority-unsupported': {
    message: '{host} 出示的密钥 {fingerprint}，known_hosts 由证书颁发机构为其担保，而这里无法核验。未发送任何内容。',
    next: '请在该主机控制台核对指纹，再将此行加入 known_hosts：{line}',
  },
  'host/login-refused': {
    message: '{host} 拒绝了 {user} 的登录。',
    next: '请检查密钥或代理以及 authorized_keys。反复失败会使 sshd 暂时拒绝连接。',
  },
  'host/link-lost': {
    message: '与 {host} 的连接中断：{reason}',
    next: '请重新运行：已到达的内容会保留，已开始的安装会自行继续。',
  },
  'host/watch-stopped': {
    message: '已停止观察。{host} 上已开始的操作会自行继续：{text}',
    next: '其结果尚不可知。请稍后用 `host status` 查看。',
  },
  'host/outcome-unknown': {
    message: '{host} 没有说明结果：{text}',
    next: '它可能断过电。请先用 `host status` 查看，再重新运行。',
  },
  'host/no-space': {
    message: '{host} 空间不足：{text}',
    next: '请在该主机上释放空间或删除旧版本；正在服务的内容未被触动。',
  },
  'host/release-unknown': {
    message: '{host} 上没有该版本：{text}',
    next: '请先暂存 kit；`host status` 会列出各版本。',
  },
  'host/nothing-to-roll-back': {
    message: '{host} 没有可回退的健康旧版本：{text}',
    next: '请安装已知可用的 kit。',
  },
  'host/rollback-unsafe': {
    message: '{host} 不从其版本回退：{text}',
    next: '请确认之前的版本能使用此版本写下的数据；然后用 --older 附上理由，理由会被记录。',
  },
  'host/tool-missing': {
    message: '{host} 缺少安装所需的程序：{text}',
    next: '请在该主机上安装后重试。',
  },
  'host/library-missing': {
    message: '{host} 缺少该版本所需的共享库：{text}',
    next: '请在该主机上安装，或随 kit 携带，或在 voidferry.yaml 的 service.libraries 中说明其位置。未切换任何内容。',
  },
  'host/rolled-back': {
    message: '新版本在 {host} 上不健康：{text}。之前的版本已重新服务且健康。',
    next: '请用 `host logs` 查看日志，修正原因后制作新的 kit。',
  },
  'host/rolled-back-unhealthy': {
    message: '新版本在 {host} 上不健康，之前的版本也不健康：{text}',
    next: '请立即处理该主机：服务已停止或异常。先看 `host status` 和 `host logs`。',
  },
  'host/not-rolled-back': {
    message: '新版本在 {host} 上不健康，且未从它回退：{text}',
    next: '请立即处理该主机，先看 `host logs`。可带来修正后的版本，或用 `host rollback --older` 附理由回退。',
  },
  'host/first-install-failed': {
    message: '在 {host} 上的首次安装不健康，已停止：{text}',
    next: '请用 `host logs` 查看日志，修正原因后制作新的 kit。',
  },
  'host/locked': {
    message: '{host} 上正在进行另一个安装。',
    next: '请等它结束后重试。',
  },
  'host/not-enrolled': {
    message: '{host} 没有受信任的签名者：{text}',
    next: '请用 `host enrol` 带入，或按卡片从 U 盘安装。未发现异常。',
  },
  'host/not-permitted': {
    message: '{host} 不允许该操作：{text}',
    next: '请以有权限的用户或 root 登录。',
  },
  'host/prefix-unsafe': {
    message: '{host} 上的该前缀目录不可信：{text}',
    next: '以 root 运行时，请选择各级父目录均属 root 且他人不可写的前缀。',
  },
  'host/older-serial': {
    message: '{host} 已接受过更新的 kit：{text}',
    next: '如确需降级，请用 --older 并给出理由；理由会被记录。',
  },
  'host/wrong-audience': {
    message: '该 kit 不是给 {host} 的：{text}',
    next: '请将 kit 带到其目标主机，或为本主机重新制作。',
  },
  'host/wrong-architecture': {
    message: 'kit 中没有适用于 {host} 架构的内容：{text}',
    next: '请加上该目标重新制作 kit。',
  },
  'host/bad-configuration': {
    message: '{host} 或 kit 的配置有误：{text}',
    next: '请修正后重试；未做切换。',
  },
};
