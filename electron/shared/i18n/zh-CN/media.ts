import type { mediaErrors } from '../../errors/media.ts';
import type { ErrorText } from '../catalogue.ts';

export const mediaErrorTexts: Readonly<Record<keyof typeof mediaErrors, ErrorText>> = {
  'media/not-found': {
    message: '{path} 处没有介质。',
    next: '请插入并挂载介质，再查看 `media list`。',
  },
  'media/memory-only': {
    message: '{path} 位于内存中（{fileSystem}）：内存不能证明任何事。',
    next: '请选择真实磁盘上的文件夹或 U 盘。',
  },
  'media/in-use': {
    message: '{device} 正被本机使用：{reason}',
    next: '请换一个介质。绝不写入本机正在运行的磁盘。',
  },
  'media/read-only': {
    message: '{path} 是只读的。',
    next: '请拨动写保护开关或以可写方式挂载；未写入任何内容。',
  },
  'media/full': {
    message: '{path} 已满：需要 {needed} 字节，可用 {free} 字节。',
    next: '请使用更大的介质，或删除其上的文件。介质上没有留下未写完的内容。',
  },
  'media/file-too-large': {
    message: '{file} 有 {bytes} 字节；{fileSystem} 的单个文件最多 {limit} 字节。',
    next: '请使用 exFAT 或 ext4 格式的介质；未写入任何内容。',
  },
  'media/occupied': {
    message: '{path} 已存在，且不是此 kit：{reason}',
    next: '请将其移走或换一个介质；未写入任何内容。',
  },
  'media/changed': {
    message: '{path} 处的介质不是所选的那一个：{reason}',
    next: '请重新选择介质。',
  },
  'media/pulled': {
    message: '{path} 处的介质被拔出。',
    next: '请重新插入并重试。其上的内容不完整。',
  },
  'media/io-error': {
    message: '介质在 {file} 偏移 {offset} 处出错：{errno}',
    next: '请换一个介质；该介质不可信。',
  },
  'media/read-back-mismatch': {
    message: '介质上的 {file} 在偏移 {offset} 处与签名内容不符：应为 {expected}，读到 {actual}',
    next: '请勿携带该介质。请写入另一个介质。',
  },
  'media/not-read-back': {
    message: '未检查；未发现异常。无法绕过缓存读取设备：{reason}',
    next: '请拔出介质、重新插入，再次验证。',
  },
};
