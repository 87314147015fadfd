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
