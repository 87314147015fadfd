import type { windowErrorTexts as english } from '../en/window-errors.ts';

export const windowErrorTexts: {
  readonly [code in keyof typeof english]: Record<keyof (typeof english)[code], string>;
} = {
  'go/module-unreadable': { message: 'Go 无法读取 {path} 处的模块。' },
  'go/modules-unavailable': { message: '无法获取模块。' },
  'go/module-mismatch': { message: '某个模块与其校验和不符。' },
  'go/does-not-compile': {
    message: '项目无法为 {target} 编译。',
    next: '请修正下方编译器指出的错误，然后重新构建；未打包任何内容。',
  },
  'job/tool-missing': { next: '请安装 {tool} 后重试；首页会列出缺少的程序。' },
  'job/tool-failed': {
    message: '{command} 以退出码 {exitCode} 结束。',
    next: '请阅读下方该程序的输出；也可以手动运行该命令查看详情。',
  },
  'job/tool-timeout': { message: '{command} 未在时限内结束。' },
  'media/not-found': { next: '请插入并挂载介质；之后它会出现在介质列表中。' },
  'host/link-lost': { next: '请再次询问主机，然后重新安装：已到达的内容会保留，已开始的安装会自行继续。' },
  'host/watch-stopped': { next: '其结果尚不可知。请稍后询问主机状态。' },
  'host/outcome-unknown': { next: '它可能断过电。再次安装之前，请先询问主机状态。' },
  'host/release-unknown': { next: '请先暂存 kit；主机状态会列出其各版本。' },
  'host/rolled-back': { next: '请查看服务日志，修正原因后制作新的 kit。' },
  'host/rolled-back-unhealthy': { next: '请立即处理该主机：服务已停止或异常。主机状态和服务日志会说明更多。' },
  'host/first-install-failed': { next: '请查看服务日志，修正原因后制作新的 kit。' },
  'host/not-enrolled': {
    message: '{host} 还没有受信任的签名者。',
    next: '请登记该主机，或按卡片从 U 盘安装。未发现异常。',
  },
  'host/not-rolled-back': { next: '请立即处理该主机：查看服务日志；可带来修正后的版本，或附理由回退。' },
  'host/rollback-unsafe': { next: '请确认之前的版本能使用此版本写下的数据；然后勾选许可并填写理由。' },
  'host/older-serial': {
    next: '如确需降级，请再次询问主机，勾选“接受较旧的 kit”并填写理由；理由会被记录。',
  },
};
