import type { hostErrors } from '../../errors/host.ts';
import type { ErrorText } from '../catalogue.ts';

export const hostErrorTexts: Readonly<Record<keyof typeof hostErrors, ErrorText>> = {
  'host/unreachable': {
    message: '无法连接 {host}：{reason}',
    next: '请检查地址、网线以及该机上的 sshd。登录失败后，sshd 最长可能拒绝连接十分钟。',
  },
  'host/key-unknown': {
    message: '{host} 出示的密钥 {fingerprint} 不在 known_hosts 中。未发送任何内容。',
    next: '请在该主机控制台核对指纹（ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub），再加入 known_hosts。',
  },
  'host/key-changed': {
    message: '{host} 出示的密钥 {fingerprint} 与 known_hosts 中的不同。未发送任何内容。',
    next: '请停下。先在控制台确认该主机是否重装过，然后才能替换 known_hosts 中的那一行。',
  },
  'host/login-refused': {
    message: '{host} 拒绝了 {user} 的登录。',
    next: '请检查密钥或代理以及 authorized_keys。反复失败会使 sshd 暂时拒绝连接。',
  },
  'host/link-lost': {
    message: '与 {host} 的连接中断：{reason}',
    next: '请重新运行：已到达的内容会保留，已开始的安装会自行继续。',
  },
};
