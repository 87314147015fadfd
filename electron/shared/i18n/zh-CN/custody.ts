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
  'custody/ledger-broken': {
    message: '账本在第 {entry} 条处断裂：{problem}',
    next: '请保留该文件原样并查明是谁改动的；与旧收据上打印的链首比对。',
  },
};
