import type { UiText } from '../catalogue.ts';

export const uiTexts: Readonly<Record<UiText, string>> = {
  'level.L0': '已复制',
  'level.L1': '已刷写',
  'level.L2': '已读回',
  'level.L3': '拔出后已读回',
  'level.L4': '已在主机上检查',
  'mode.reversible': '现在可以安全停止',
  'mode.resumable': '现在可以安全停止；下次运行将从此处继续',
  'mode.irreversible': '请勿中断',
  'cli.next': '下一步：',
  'cli.recheck': '重新检查：',
  'cli.cancelled': '已取消。没有留下半成品。',
};
