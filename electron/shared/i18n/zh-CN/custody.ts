import type { custodyErrors } from '../../errors/custody.ts';
import type { ErrorText } from '../catalogue.ts';

export const custodyErrorTexts: Readonly<Record<keyof typeof custodyErrors, ErrorText>> = {
  'custody/key-unreadable': {
    message: '{path} 不是可用的签名密钥：{reason}',
    next: '请使用 OpenSSH Ed25519 密钥（ssh-keygen -t ed25519）。',
  },
  'custody/key-locked': {
    message: '密钥 {path} 需要口令。',
    next: '请输入口令，或将密钥载入代理。',
  },
  'custody/key-exists': {
    message: '{path} 处已有密钥；未作改动。',
    next: '请使用该密钥，或为新密钥另选路径。',
  },
  'custody/agent-unusable': {
    message: '{path} 处的代理无法为我们签名：{reason}',
    next: '请启动 ssh-agent 并用 ssh-add 载入密钥，或指定密钥文件。',
  },
  'custody/trust-invalid': {
    message: '{file} 第 {line} 行：{problem}',
    next: '请更正该行；未因此文件信任任何签名者。',
  },
  'custody/locked': {
    message: '另一个 Voidferry（进程 {holder}）正占用 {path}。',
    next: '请等待其结束，然后重新运行。',
  },
  'custody/ledger-broken': {
    message: '账本在第 {entry} 条处断裂：{problem}',
    next: '请保留该文件原样并查明是谁改动的；与旧收据上打印的链首比对。',
  },
};
