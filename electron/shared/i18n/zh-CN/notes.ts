import type { NoteId } from '../../note.ts';

export const noteTexts: Readonly<Record<NoteId, string>> = {
  'host.goes-on': '从这里起主机自行工作；停止观察并不会使它停下。',
  'host.logging-in-again': '连接中断（{reason}）；正在重新登录。',
  'host.key-shared': 'known_hosts 中 {hosts} 也使用同一密钥。',
  'host.upload-begun': '主机上已有先前推送的 {bytes} 字节。',
  'prepare.unclear': '这些文件未发现错误，但并非所有方面都能判断：{files}。原因见 reports/targets.json。',
  'prepare.scan-incomplete': '有 {n} 个包未能完整读取，例如 {packages}：原因见 reports/dependencies.json。',
  'prepare.not-run': '本机无法运行以下文件，因此未试运行：{files}',
};
