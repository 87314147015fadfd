import type { kitErrors } from '../../errors/kit.ts';
import type { ErrorText } from '../catalogue.ts';

export const kitErrorTexts: Readonly<Record<keyof typeof kitErrors, ErrorText>> = {
  'kit/rehearsal-failed': {
    message: '演练失败，阶段：{stage}（退出码 {exitCode}）。{output}',
    next: '请查看其输出；它在无网络、空环境的条件下运行。未生成 kit。',
  },
  'kit/not-rehearsed': {
    message: '{path} 中的 kit 未经完整演练：{reason}。',
    next: '请在构建时进行演练，或说明理由后签名，收据会显示该理由。',
  },
  'kit/rebuild-differs': {
    message: '重新构建后，kit 摘要为 {actual}，而非 {expected}。不同之处：{files}',
    next: '请勿签名：请确认源码、Go 版本和 C 编译器与 kit 相同，并询问构建者。',
  },
  'kit/rebuild-impossible': {
    message: '无法在此处重新构建 {path} 中的 kit：{reason}。',
    next: '请补齐所缺内容后重试；未签名。',
  },
  'kit/not-a-kit': {
    message: '{path} 不是 kit：{reason}',
    next: '请选择包含 SHA256SUMS 和 KIT.json 的文件夹。',
  },
  'kit/exists': {
    message: '{path} 已存在；未作任何改动。',
    next: '请选择其他输出目录或版本，或先将其移除。',
  },
  'kit/name-invalid': {
    message: '名称 {name} 不能用于 kit：{reason}',
    next: '请改名；kit 必须能在 FAT32、exFAT 和 Windows 上保持原样。',
  },
  'kit/checksum-mismatch': {
    message: '{count} 个文件与 kit 清单不符：{files}',
    next: '请勿使用该 kit。请重新取得副本，并查明是在哪里被改动的。',
  },
  'kit/incomplete': {
    message: '缺少 {count} 个文件：{files}',
    next: '请勿使用该 kit。请从原件重新复制。',
  },
  'kit/extra-files': {
    message: '{count} 个文件不属于该 kit：{files}',
    next: '请查明是谁添加的。请勿从此副本安装。',
  },
  'kit/malformed': {
    message: '{file} 第 {line} 行：{problem}',
    next: '请勿使用该 kit：其清单不可信。',
  },
  'kit/source-changed': {
    message: '{file} 在复制过程中发生了变化。',
    next: '未写出可用内容。请检查是谁在写 kit 文件夹，然后重试。',
  },
  'kit/archive-unsafe': {
    message: '{file} 含有不安全的条目：{entry}（{reason}）',
    next: '请勿解包。请询问制作该 kit 的人。',
  },
  'kit/signature-bad': {
    message: '签名 {file} 不匹配：{reason}',
    next: '请勿使用该 kit。它在签名后被改动，或该签名属于其他内容。',
  },
  'kit/signer-revoked': {
    message: '由 {fingerprint} 签名，但该密钥已被吊销。',
    next: '请勿使用此 kit。请索取由仍受信任的密钥签名的 kit。',
  },
  'kit/signer-unknown': {
    message: '签名者 {fingerprint} 不在受信任的签名者之列。',
    next: '请通过其他途径与签名者核对指纹，再将该密钥加入受信任的签名者。未发现异常。',
  },
  'kit/unsigned': {
    message: '该 kit 没有签名。',
    next: '请为其签名：目前无人为其担保。',
  },
};
