import type { jobErrors } from '../../errors/job.ts';
import type { ErrorText } from '../catalogue.ts';

export const jobErrorTexts: Readonly<Record<keyof typeof jobErrors, ErrorText>> = {
  'job/bug': {
    message: 'Voidferry 自身出错：{text}',
    next: '请保存报告并告知我们；此后的内容均未得到证明。',
  },
  'job/usage': {
    message: '无法理解该命令：{text}',
    next: '请加 --help 查看用法。',
  },
  'job/request-refused': {
    message: '窗口请求了不允许的操作：{request}：{reason}',
    next: '这是 Voidferry 自身的错误，或针对它的攻击。未执行任何操作；请关闭窗口并告知我们。',
  },
  'job/interrupted': {
    message: '运行此任务的进程在任务结束之前就已退出。其中任何内容都不算已证明。',
    next: '请重新运行。在介质或主机上已开始的内容并不完整；主机会自行完成它已开始的操作：请查询其状态。',
  },
  'job/worker-died': {
    message: '执行工作的进程在应答请求时意外退出：{request}',
    next: '请重试；新的进程会应答。当时正在运行的任务将显示为已中断。',
  },
  'job/no-space': {
    message: '{path} 空间不足：需要 {needed} 字节，可用 {free} 字节。',
    next: '请释放空间或换一个位置，然后重试。',
  },
  'job/not-permitted': {
    message: '没有访问 {path} 的权限。',
    next: '请检查其所有者，或换一个位置。',
  },
  'job/file-missing': {
    message: '{path} 不存在。',
    next: '请检查路径。',
  },
  'job/file-unusable': {
    message: '{path} 不能作为文件使用：{errno}',
    next: '请确认该路径是文件，而不是目录或链接。',
  },
  'job/tool-missing': {
    message: '本机没有程序 {tool}。',
    next: '请安装 {tool} 后重试；`doctor` 会列出缺少的程序。',
  },
  'job/tool-failed': {
    message: '{command} 以退出码 {exitCode} 结束：{stderr}',
    next: '请阅读上面的信息；也可以手动运行该命令查看详情。',
  },
  'job/tool-timeout': {
    message: '{command} 未在时限内结束：{stderr}',
    next: '请检查机器是否过载或设备是否无响应，然后重试。',
  },
};
